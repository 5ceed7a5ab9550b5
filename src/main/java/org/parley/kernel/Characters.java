package org.parley.kernel;

/**
 * Characters of short texts that stand in the record: names, titles, reasons. What the reader cannot see must not tell two of them
 * apart or turn one around. The text under negotiation has finer rules of its own, with a reason and a place for each refusal.
 */
public final class Characters {

    private Characters() {}

    /**
     * Whether a code point cannot be seen or is no character of any script: controls and line breaks, format characters, halves of
     * surrogate pairs, private and unassigned ones (Unicode's general categories Cc, Zl, Zp, Cf, Cs, Co, Cn).
     */
    public static boolean invisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /** Whether a code point is one of the two joiners, which are invisible too but shape words of Arabic and Indic scripts, and emoji. */
    public static boolean joiner(int codePoint) {
        return codePoint == 0x200C || codePoint == 0x200D;
    }
}
