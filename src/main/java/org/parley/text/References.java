package org.parley.text;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cross-references inside treaty text: <code>{ref:UUID}</code>, which a reader sees as the number the provision has now. */
public final class References {

    static final Pattern PATTERN = Marks.REFERENCE;

    private References() {}

    public static String to(ProvisionId id) {
        return "{ref:" + id + "}";
    }

    /** The provisions that a text cites, in order, each once. */
    public static Set<ProvisionId> in(String text) {
        Set<ProvisionId> cited = new LinkedHashSet<>();
        Matcher matcher = PATTERN.matcher(text);
        while (matcher.find()) {
            cited.add(ProvisionId.parse(matcher.group(1)));
        }
        return cited;
    }

    /** The text with references to some provisions turned to others. */
    static String rename(String text, Map<ProvisionId, ProvisionId> names) {
        return names.isEmpty() ? text : resolve(text, cited -> to(names.getOrDefault(cited, cited)));
    }

    /** The text with every reference replaced by what {@code cite} says of it. */
    public static String resolve(String text, Function<ProvisionId, String> cite) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        return PATTERN.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(cite.apply(ProvisionId.parse(found.group(1)))));
    }
}
