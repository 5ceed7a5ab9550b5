package org.parley.plan;

import java.util.Locale;

/** The files in which a plan comes and goes. */
public enum PlanFormat {
    /** {@link org.parley.text.MarkdownPlan}. */
    MARKDOWN("md", "text/markdown;charset=utf-8"),
    /** {@link org.parley.text.TextJson#PLAN}. */
    JSON("json", "application/json");

    private final String extension;
    private final String mediaType;

    PlanFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The format that a file's name announces; Markdown unless it ends in {@code .json}. */
    public static PlanFormat ofFile(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".json") ? JSON : MARKDOWN;
    }
}
