package org.parley.text.order;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.Tokens;
import org.parley.text.WordDiff;

/**
 * Who put each word of a text there: of a chain of states, the one with which the word came. A word keeps its origin for as long as
 * the redline between two states shows it as unchanged, wherever its provision moves.
 */
public final class Provenance {

    /**
     * Words that came together.
     *
     * @param text   never empty; the spans of a provision joined are its text
     * @param origin the place of a state in the chain, from 0
     */
    public record Span(String text, int origin) {}

    /** Of one provision. */
    public record Words(List<Span> heading, List<Span> text) {

        public Words {
            heading = List.copyOf(heading);
            text = List.copyOf(text);
        }
    }

    private record Traced(String text, Tokens tokens, int[] origins) {

        static Traced fresh(String text, int origin) {
            Tokens tokens = Tokens.of(text);
            int[] origins = new int[tokens.size()];
            Arrays.fill(origins, origin);
            return new Traced(text, tokens, origins);
        }

        Traced carry(String later, int origin) {
            if (later.equals(text)) {
                return this;
            }
            Tokens next = Tokens.of(later);
            int[] carried = new int[next.size()];
            Arrays.fill(carried, origin);
            int before = 0;
            int after = 0;
            for (WordDiff.Hunk hunk : WordDiff.hunks(tokens, next)) {
                System.arraycopy(origins, before, carried, after, hunk.beforeFrom() - before);
                before = hunk.beforeTo();
                after = hunk.afterTo();
            }
            System.arraycopy(origins, before, carried, after, origins.length - before);
            return new Traced(later, next, carried);
        }

        List<Span> spans() {
            List<Span> spans = new ArrayList<>();
            int from = 0;
            for (int token = 1; token <= origins.length; token++) {
                if (token == origins.length || origins[token] != origins[from]) {
                    spans.add(new Span(tokens.join(from, token), origins[from]));
                    from = token;
                }
            }
            return spans;
        }
    }

    private record Pair(Traced heading, Traced text) {}

    private final Map<ProvisionId, Words> words;

    private Provenance(Map<ProvisionId, Words> words) {
        this.words = words;
    }

    /** @param states the text as it was first, and after each step; not empty */
    public static Provenance of(List<PlanText> states) {
        Map<ProvisionId, Pair> traced = new LinkedHashMap<>();
        PlanText before = null;
        for (int origin = 0; origin < states.size(); origin++) {
            PlanText state = states.get(origin);
            if (state.equals(before)) {
                continue;
            }
            Map<ProvisionId, Pair> next = new LinkedHashMap<>();
            for (PlanText.Place place : state.walk()) {
                next.put(place.id(), carry(traced.get(place.id()), place.provision(), origin));
            }
            traced = next;
            before = state;
        }
        Map<ProvisionId, Words> words = new HashMap<>();
        traced.forEach((id, pair) ->
                words.put(id, new Words(pair.heading().spans(), pair.text().spans())));
        return new Provenance(words);
    }

    private static Pair carry(@Nullable Pair before, Provision provision, int origin) {
        String heading = Objects.requireNonNullElse(provision.heading(), "");
        return before == null
                ? new Pair(Traced.fresh(heading, origin), Traced.fresh(provision.text(), origin))
                : new Pair(
                        before.heading().carry(heading, origin), before.text().carry(provision.text(), origin));
    }

    /** The words of a provision of the last state. */
    public Words of(ProvisionId provision) {
        return Objects.requireNonNull(words.get(provision), provision::toString);
    }

    /** The origins of all words of the last state, in the order of the chain. */
    public List<Integer> origins() {
        TreeSet<Integer> origins = new TreeSet<>();
        words.values().forEach(each -> {
            each.heading().forEach(span -> origins.add(span.origin()));
            each.text().forEach(span -> origins.add(span.origin()));
        });
        return List.copyOf(origins);
    }
}
