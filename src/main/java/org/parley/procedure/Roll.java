package org.parley.procedure;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A roll call and how far it has come. The names are called in English alphabetical order, beginning with one drawn by lot (UN General
 * Assembly, rule 87 (a); rule 127 (a) for its committees). Whoever passes is called once more when the others have been.
 *
 * @param order  all who may vote, in the order in which they are called
 * @param passed those who passed when they were first called, in that order
 * @param called how many names have been called, those called again included
 */
public record Roll(List<UUID> order, List<UUID> passed, int called) {

    public Roll {
        order = List.copyOf(order);
        passed = List.copyOf(passed);
    }

    /** Before the first name, which is the one drawn. */
    public static Roll from(Electorate electorate, UUID drawn) {
        List<Elector> named = new ArrayList<>(electorate.electors());
        Collator alphabet = Collator.getInstance(Locale.ENGLISH);
        named.sort((one, other) -> {
            int order = alphabet.compare(one.name(), other.name());
            return order == 0 ? one.name().compareTo(other.name()) : order;
        });
        List<UUID> order = new ArrayList<>();
        named.forEach(elector -> order.add(elector.delegation()));
        Collections.rotate(order, -order.indexOf(drawn));
        return new Roll(order, List.of(), 0);
    }

    /** Whose turn it is; null before the first name. */
    public @Nullable UUID current() {
        return called == 0 ? null : turn(called - 1);
    }

    /** Who is called next; null when nobody is left. */
    public @Nullable UUID following() {
        return complete() ? null : turn(called);
    }

    /** Whether everybody has been called, and those who passed once more. */
    public boolean complete() {
        return called == order.size() + passed.size();
    }

    /** Whether the one whose turn it is passed before: nobody passes twice. */
    public boolean again() {
        return called > order.size();
    }

    /** Whether a delegation has been called and has not passed since: then it may answer, or correct its answer. */
    public boolean heard(UUID delegation) {
        int place = order.indexOf(delegation);
        int second = passed.indexOf(delegation);
        return place >= 0 && place < called && (second < 0 || order.size() + second < called);
    }

    /** The next name is called. @throws IllegalStateException when nobody is left */
    public Roll next() {
        if (complete()) {
            throw new IllegalStateException("nobody is left to be called");
        }
        return new Roll(order, passed, called + 1);
    }

    /** The one whose turn it is passes. @throws IllegalStateException where nobody was called, or is called again */
    public Roll pass() {
        UUID current = current();
        if (current == null || again() || passed.contains(current)) {
            throw new IllegalStateException("nobody can pass now");
        }
        List<UUID> more = new ArrayList<>(passed);
        more.add(current);
        return new Roll(order, more, called);
    }

    private UUID turn(int index) {
        return index < order.size() ? order.get(index) : passed.get(index - order.size());
    }
}
