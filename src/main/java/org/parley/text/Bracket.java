package org.parley.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A contested span of a text (ADR 0018).
 *
 * @param alternatives what is written between its marks, in order; at least one, any of them may be empty
 * @param start        offset of its first mark in the stored text, in UTF-16 units
 * @param end          offset after its last mark
 */
public record Bracket(BracketId id, List<String> alternatives, int start, int end) {

    public Bracket {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * What may come of it: its alternatives; and where only one is written, also that it goes, because words that stand alone in
     * brackets may stay or go.
     */
    public List<String> choices() {
        if (alternatives.size() > 1 || alternatives.getFirst().isEmpty()) {
            return alternatives;
        }
        List<String> choices = new ArrayList<>(alternatives);
        choices.add("");
        return choices;
    }
}
