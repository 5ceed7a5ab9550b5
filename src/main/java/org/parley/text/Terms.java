package org.parley.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a language defines a term in a treaty: in quotation marks before a word such as "means", or in round brackets, with or without
 * "hereinafter". A leading article belongs to the sentence, not to the term.
 */
final class Terms {

    private static final String QUOTED = "[“„«\"]\\s*([^”“»«\"]{2,80}?)\\s*[”“»\"]";

    /**
     * The words of one language.
     *
     * @param means       what follows a term that is defined
     * @param hereinafter what may stand before a term in round brackets
     * @param articles    what may stand before a term and is not part of it
     * @param keepForm    whether a term stands in the text as it was defined, so that one can tell that it is not used
     */
    private record Words(String means, String hereinafter, String articles, boolean keepForm) {}

    private static final Map<String, Words> WORDS = Map.of(
            "en", new Words("means|shall mean|refers to", "hereinafter(?: referred to as| called)?", "the|a|an", true),
            "fr",
                    new Words(
                            "désigne|désignent|signifie|s’entend de|s'entend de",
                            "ci-après(?: dénommée?s?)?",
                            "les?|la|l’|l'|une?",
                            true),
            "es",
                    new Words(
                            "significa|designa|se entenderá por|se entiende",
                            "en adelante|en lo sucesivo",
                            "el|la|los|las|una?",
                            true),
            "uk", new Words("означає|означають", "далі|надалі", "", false),
            "ru", new Words("означает|означают", "далее|в дальнейшем", "", false),
            "ar",
                    new Words(
                            "يعني|تعني|يُقصد به|يقصد به|يُقصد بها|يقصد بها",
                            "فيما يلي|المشار إليها? فيما يلي ب",
                            "",
                            false));

    private final Words words;
    private final Pattern pattern;

    private Terms(Words words) {
        this.words = words;
        String article = words.articles().isEmpty() ? "" : "(?:(?:" + words.articles() + ")\\s+)?";
        String inBrackets =
                "\\(\\s*(?:(?:" + words.hereinafter() + ")\\s*[,:–—-]?\\s*)?" + article + QUOTED + "\\s*\\)";
        String meaning = QUOTED + "\\s+(?:" + words.means() + ")(?![\\p{L}\\p{M}])";
        pattern = Pattern.compile(inBrackets + "|" + meaning, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The terms of a language; those of English where the house does not know it. */
    static Terms of(String language) {
        String primary = Locale.forLanguageTag(language).getLanguage();
        return new Terms(Objects.requireNonNull(WORDS.getOrDefault(primary, WORDS.get("en"))));
    }

    boolean keepForm() {
        return words.keepForm();
    }

    /** The terms that a text defines, in order. */
    List<String> definedIn(String text) {
        List<String> terms = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String term = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            terms.add(bare(term));
        }
        return terms;
    }

    private String bare(String term) {
        if (words.articles().isEmpty()) {
            return term;
        }
        return term.replaceFirst("^(?iu:" + words.articles() + ")\\s+", "");
    }

    /** Whether a provision says a term somewhere else than where it defines it. */
    boolean usedIn(Provision provision, String term) {
        String heading = Objects.requireNonNullElse(provision.heading(), "");
        String rest = pattern.matcher(provision.text()).replaceAll(" ");
        String wanted = "(?<![\\p{L}\\p{M}])" + Pattern.quote(Consistency.folded(term));
        return Pattern.compile(wanted)
                .matcher(Consistency.folded(heading + " " + rest))
                .find();
    }
}
