package org.parley.text;

import java.util.List;

/**
 * Two states of one text in one: read without the deletions it is the later state, read without the insertions the earlier.
 * Neighbouring spans differ in kind, no span is empty, and of two neighbours the deletion stands first.
 */
public record Redline(List<Span> spans) {

    /** What happened to the words of a span. */
    public enum Kind {
        SAME,
        INSERTED,
        DELETED
    }

    /** A stretch of words with one fate. */
    public record Span(Kind kind, String text) {}

    public Redline {
        spans = List.copyOf(spans);
    }

    /** A text to which nothing happened. */
    public static Redline same(String text) {
        return whole(Kind.SAME, text);
    }

    public static Redline inserted(String text) {
        return whole(Kind.INSERTED, text);
    }

    public static Redline deleted(String text) {
        return whole(Kind.DELETED, text);
    }

    private static Redline whole(Kind kind, String text) {
        return new Redline(text.isEmpty() ? List.of() : List.of(new Span(kind, text)));
    }

    /** The earlier state. */
    public String before() {
        return without(Kind.INSERTED);
    }

    /** The later state. */
    public String after() {
        return without(Kind.DELETED);
    }

    private String without(Kind kind) {
        StringBuilder text = new StringBuilder();
        for (Span span : spans) {
            if (span.kind() != kind) {
                text.append(span.text());
            }
        }
        return text.toString();
    }

    public boolean isUnchanged() {
        return spans.stream().allMatch(span -> span.kind() == Kind.SAME);
    }

    /** For reading: cross-references written out, in deleted words with the earlier numbers, elsewhere with the later. */
    public Redline resolve(Numbering before, Numbering after) {
        return new Redline(spans.stream()
                .map(span -> new Span(span.kind(), (span.kind() == Kind.DELETED ? before : after).resolve(span.text())))
                .toList());
    }
}
