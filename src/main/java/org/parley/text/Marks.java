package org.parley.text;

import java.util.regex.Pattern;

/** What stands in braces inside treaty text. Each mark is one token: nothing ever cuts it. */
final class Marks {

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /** A cross-reference. */
    static final Pattern REFERENCE = Pattern.compile("\\{ref:(" + UUID + ")}");

    /** One of the three marks of a bracket: which, and of which bracket. */
    static final Pattern BRACKET = Pattern.compile("\\{(open|or|close):(" + UUID + ")}");

    static final Pattern ANY = Pattern.compile("\\{(?:ref|open|or|close):" + UUID + "}");

    private Marks() {}
}
