package org.parley.plan;

import java.util.Locale;
import java.util.regex.Pattern;
import org.parley.kernel.RuleViolation;

/**
 * How a plan is to be known.
 *
 * @param slug     its name in addresses: 2 to 60 lower case letters, digits and hyphens
 * @param language language of its text, one of those of the house
 */
public record NewPlan(String slug, String language) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*");

    public NewPlan {
        if (!SLUG.matcher(slug).matches()) {
            throw new RuleViolation("plan.error.slug", slug);
        }
        if (language.length() > 35 || !LANGUAGE.matcher(language).matches()) {
            throw new RuleViolation("plan.error.language", language);
        }
    }

    /** A name in addresses made from a title; "plan" where it has no Latin letters. */
    public static String slug(String title) {
        String plain = java.text.Normalizer.normalize(title, java.text.Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(60, plain.length())).replaceAll("^-+|-+$", "");
        return cut.length() < 2 ? "plan" : cut;
    }
}
