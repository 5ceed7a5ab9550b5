package org.parley.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Brackets as a person types them: <code>[within 30 days / within 60 days]</code>. A slash that stands alone separates
 * alternatives, <code>and/or</code> is a word. What is half typed stays as it is and becomes a bracket when it is whole: while
 * there is no closing mark, or nothing inside, the signs are mere signs, which {@link TextRules#complete} refuses at the end.
 */
public final class BracketNotation {

    /** A bracket as it was typed: its alternatives, and where it stood. */
    private record Typed(List<String> alternatives, int start, int end) {}

    private BracketNotation() {}

    /** A text for typing. {@code read(write(text), text)} is {@code text}, where that has no square bracket outside a bracket. */
    public static String write(String text) {
        return Brackets.shown(text);
    }

    /** A provision, with what is below it, for typing. */
    public static Provision write(Provision provision) {
        return new Provision(
                provision.id(),
                provision.heading(),
                write(provision.text()),
                provision.children().stream().map(BracketNotation::write).toList(),
                provision.conditions());
    }

    /**
     * A plan in which every whole bracket that was typed is one. A bracket that was there keeps its identity, whatever is written in
     * it now: it is known by the words around its opening, and a bracket that stands elsewhere by its alternatives.
     *
     * @param known states of the text that it was typed on, the newest first
     */
    public static PlanText read(PlanText typed, List<PlanText> known) {
        Set<BracketId> used = new HashSet<>();
        Brackets.in(typed).forEach(placed -> used.add(placed.bracket().id()));
        boolean any =
                typed.walk().stream().anyMatch(place -> place.provision().text().indexOf('[') >= 0);
        if (!any) {
            return typed;
        }
        Map<ProvisionId, Map<Integer, BracketId>> given = new HashMap<>();
        for (PlanText state : known) {
            Map<ProvisionId, PlanText.Place> before = state.index();
            for (PlanText.Place place : typed.walk()) {
                PlanText.Place was = before.get(place.id());
                if (was != null) {
                    align(
                            was.provision().text(),
                            place.provision().text(),
                            given.computeIfAbsent(place.id(), _ -> new HashMap<>()),
                            used);
                }
            }
        }
        Map<List<String>, BracketId> elsewhere = new HashMap<>();
        for (PlanText state : known) {
            Brackets.in(state)
                    .forEach(placed -> elsewhere.putIfAbsent(
                            placed.bracket().alternatives(), placed.bracket().id()));
        }
        return new PlanText(read(typed.articles(), given, elsewhere, used));
    }

    private static List<Provision> read(
            List<Provision> siblings,
            Map<ProvisionId, Map<Integer, BracketId>> given,
            Map<List<String>, BracketId> elsewhere,
            Set<BracketId> used) {
        return siblings.stream()
                .map(provision -> new Provision(
                        provision.id(),
                        provision.heading(),
                        read(provision.text(), given.getOrDefault(provision.id(), Map.of()), elsewhere, used),
                        read(provision.children(), given, elsewhere, used),
                        provision.conditions()))
                .toList();
    }

    private static String read(
            String text, Map<Integer, BracketId> given, Map<List<String>, BracketId> elsewhere, Set<BracketId> used) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (Typed typed : typed(text)) {
            BracketId id = given.get(typed.start());
            if (id == null) {
                BracketId same = elsewhere.get(typed.alternatives());
                id = same != null && !used.contains(same) ? same : BracketId.next();
                used.add(id);
            }
            out.append(text, from, typed.start()).append(Brackets.write(id, typed.alternatives()));
            from = typed.end();
        }
        return out.append(text, from, text.length()).toString();
    }

    /** The whole brackets typed in a text. Of "[ [ ]" the inner signs make one: an outer one was never closed. */
    private static List<Typed> typed(String text) {
        List<Typed> found = new ArrayList<>();
        List<Bracket> marked = Brackets.in(text);
        int open = -1;
        for (int position = 0; position < text.length(); position++) {
            int at = position;
            if (text.charAt(position) == '['
                    && marked.stream().noneMatch(each -> each.start() < at && at < each.end())) {
                open = position;
            } else if (text.charAt(position) == ']' && open >= 0) {
                String inside = text.substring(open + 1, position);
                List<String> alternatives = Brackets.split(List.of(inside));
                boolean something = alternatives.stream().anyMatch(each -> !each.isEmpty());
                if (something && !Marks.BRACKET.matcher(inside).find()) {
                    found.add(new Typed(alternatives, open, position + 1));
                }
                open = -1;
            }
        }
        return found;
    }

    /**
     * Gives typed brackets the identity of the known ones that they carry on: that say the same, that share an alternative, or whose
     * signs stand between the same words.
     */
    private static void align(String known, String typed, Map<Integer, BracketId> given, Set<BracketId> used) {
        List<Bracket> brackets = Brackets.in(known);
        List<Typed> written = typed(typed);
        if (brackets.isEmpty() || written.isEmpty()) {
            return;
        }
        Map<Integer, Integer> carried = carried(Tokens.of(write(known)), Tokens.of(typed));
        List<BiPredicate<Bracket, Typed>> reasons = List.of(
                (bracket, each) -> bracket.alternatives().equals(each.alternatives()),
                (bracket, each) -> bracket.alternatives().stream()
                        .anyMatch(
                                words -> !words.isEmpty() && each.alternatives().contains(words)),
                (bracket, each) -> Integer.valueOf(each.start()).equals(carried.get(shown(known, bracket.start())))
                        || Integer.valueOf(each.end() - 1).equals(carried.get(shown(known, bracket.end()) - 1)));
        for (BiPredicate<Bracket, Typed> reason : reasons) {
            for (Bracket bracket : brackets) {
                for (Typed each : written) {
                    if (!given.containsKey(each.start())
                            && !used.contains(bracket.id())
                            && reason.test(bracket, each)) {
                        given.put(each.start(), bracket.id());
                        used.add(bracket.id());
                    }
                }
            }
        }
    }

    /** Where a place of a stored text is in the one that is typed. */
    private static int shown(String stored, int offset) {
        return write(stored.substring(0, offset)).length();
    }

    /** Offsets of the tokens that stayed, from the earlier text to the later. */
    private static Map<Integer, Integer> carried(Tokens before, Tokens after) {
        Map<Integer, Integer> carried = new HashMap<>();
        int[] earlier = offsets(before);
        int[] later = offsets(after);
        int one = 0;
        int other = 0;
        List<WordDiff.Hunk> hunks = new ArrayList<>(WordDiff.hunks(before, after));
        hunks.add(new WordDiff.Hunk(before.size(), before.size(), after.size(), after.size()));
        for (WordDiff.Hunk hunk : hunks) {
            while (one < hunk.beforeFrom()) {
                carried.put(earlier[one++], later[other++]);
            }
            one = hunk.beforeTo();
            other = hunk.afterTo();
        }
        return carried;
    }

    private static int[] offsets(Tokens tokens) {
        int[] offsets = new int[tokens.size()];
        int offset = 0;
        for (int position = 0; position < offsets.length; position++) {
            offsets[position] = offset;
            offset += tokens.get(position).length();
        }
        return offsets;
    }
}
