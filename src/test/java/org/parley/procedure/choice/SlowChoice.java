package org.parley.procedure.choice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The methods once more, as a person would do them with the papers on a table: every paper by itself, every path walked, everything counted
 * anew each time. It shares nothing with what it checks.
 */
final class SlowChoice {

    private final int options;
    private final int places;
    private final List<Integer> order;
    private final List<Integer> everybody;

    /** One paper for each unit of weight. */
    private final List<List<Integer>> papers = new ArrayList<>();

    SlowChoice(ChoiceQuestion question, List<Marks> marks, List<Long> weights) {
        options = question.size();
        places = question.places();
        order = question.order();
        everybody = IntStream.range(0, options).boxed().toList();
        for (int ballot = 0; ballot < marks.size(); ballot++) {
            for (long copy = 0; copy < weights.get(ballot); copy++) {
                papers.add(marks.get(ballot).numbers());
            }
        }
    }

    List<Integer> chosen(Method method) {
        return switch (method) {
            case SINGLE, MULTIPLE, APPROVAL, SCORE -> mostPoints();
            case SCHULZE -> List.of(favoured(schulzeUnbeaten()));
            case RANKED_PAIRS -> List.of(rankedPairsWinner());
            case INSTANT_RUN_OFF, TRANSFERABLE_VOTE -> new ArrayList<>(transferable());
        };
    }

    private int favoured(List<Integer> among) {
        return among.stream().min(Comparator.comparing(order::indexOf)).orElseThrow();
    }

    private List<Integer> mostPoints() {
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < places) {
            List<Integer> left = everybody.stream()
                    .filter(option -> !chosen.contains(option))
                    .toList();
            int best = left.stream().mapToInt(this::points).max().orElseThrow();
            chosen.add(favoured(
                    left.stream().filter(option -> points(option) == best).toList()));
        }
        return chosen;
    }

    private int points(int option) {
        return papers.stream().mapToInt(paper -> paper.get(option)).sum();
    }

    private int prefer(int one, int other) {
        int count = 0;
        for (List<Integer> paper : papers) {
            int a = paper.get(one);
            int b = paper.get(other);
            if (a > 0 && (b == 0 || a < b)) {
                count++;
            }
        }
        return count;
    }

    /** Walks every path without a circle and keeps the best weakest link. */
    private int strongest(int from, int to, Set<Integer> visited, int weakest) {
        if (from == to) {
            return weakest;
        }
        int best = 0;
        for (int next : everybody) {
            if (!visited.contains(next) && prefer(from, next) > prefer(next, from)) {
                Set<Integer> further = new HashSet<>(visited);
                further.add(next);
                best = Math.max(best, strongest(next, to, further, Math.min(weakest, prefer(from, next))));
            }
        }
        return best;
    }

    int strongest(int from, int to) {
        return strongest(from, to, Set.of(from), Integer.MAX_VALUE);
    }

    private List<Integer> schulzeUnbeaten() {
        return everybody.stream()
                .filter(one -> everybody.stream()
                        .noneMatch(other -> other != one && strongest(other, one) > strongest(one, other)))
                .toList();
    }

    private int rankedPairsWinner() {
        record Victory(int winner, int loser) {}
        List<Victory> victories = new ArrayList<>();
        for (int one : everybody) {
            for (int other : everybody) {
                if (prefer(one, other) > prefer(other, one)) {
                    victories.add(new Victory(one, other));
                }
            }
        }
        Map<Integer, Set<Integer>> beats = new TreeMap<>();
        everybody.forEach(option -> beats.put(option, new HashSet<>()));
        while (!victories.isEmpty()) {
            Victory next = victories.getFirst();
            for (Victory each : victories) {
                int votes = prefer(each.winner(), each.loser()) - prefer(next.winner(), next.loser());
                int against = prefer(each.loser(), each.winner()) - prefer(next.loser(), next.winner());
                int winner = order.indexOf(each.winner()) - order.indexOf(next.winner());
                int loser = order.indexOf(each.loser()) - order.indexOf(next.loser());
                boolean stronger =
                        votes != 0 ? votes > 0 : against != 0 ? against < 0 : winner != 0 ? winner < 0 : loser < 0;
                if (stronger) {
                    next = each;
                }
            }
            victories.remove(next);
            if (!leads(beats, next.loser(), next.winner())) {
                beats.get(next.winner()).add(next.loser());
            }
        }
        return favoured(everybody.stream()
                .filter(option -> beats.values().stream().noneMatch(beaten -> beaten.contains(option)))
                .toList());
    }

    private static boolean leads(Map<Integer, Set<Integer>> beats, int from, int to) {
        return from == to || beats.get(from).stream().anyMatch(next -> leads(beats, next, to));
    }

    /** A paper on the table of the transferable vote. */
    private static final class Paper {

        private final List<Integer> preferences;
        private BigDecimal value = BigDecimal.ONE;

        Paper(List<Integer> preferences) {
            this.preferences = preferences;
        }
    }

    /** The totals at the end of each stage, for those who compare them. */
    final List<Map<Integer, BigDecimal>> totals = new ArrayList<>();

    private Set<Integer> transferable() {
        List<Paper> table = papers.stream()
                .map(this::preferences)
                .filter(preferences -> !preferences.isEmpty())
                .map(Paper::new)
                .toList();
        BigDecimal quota = BigDecimal.valueOf(table.size() / (places + 1) + 1);
        Map<Integer, List<Paper>> piles = new TreeMap<>();
        everybody.forEach(option -> piles.put(option, new ArrayList<>()));
        table.forEach(paper -> piles.get(paper.preferences.getFirst()).add(paper));
        Set<Integer> in = new HashSet<>(everybody);
        List<Integer> elected = new ArrayList<>();
        Set<Integer> settled = new HashSet<>();
        while (true) {
            Map<Integer, BigDecimal> now = new TreeMap<>();
            for (int option : everybody) {
                now.put(
                        option,
                        settled.contains(option)
                                ? quota
                                : piles.get(option).stream()
                                        .map(paper -> paper.value)
                                        .reduce(BigDecimal.ZERO, BigDecimal::add));
            }
            totals.add(now);
            List<Integer> reached = in.stream()
                    .filter(option -> now.get(option).compareTo(quota) >= 0)
                    .sorted(Comparator.comparing(now::get, Comparator.<BigDecimal>reverseOrder())
                            .thenComparing(order::indexOf))
                    .toList();
            elected.addAll(reached);
            in.removeAll(reached);
            if (in.size() <= places - elected.size()) {
                in.stream()
                        .sorted(Comparator.comparing(now::get, Comparator.<BigDecimal>reverseOrder())
                                .thenComparing(order::indexOf))
                        .forEach(elected::add);
            }
            if (elected.size() >= places) {
                return new java.util.LinkedHashSet<>(elected);
            }
            List<Integer> above = elected.stream()
                    .filter(option ->
                            !settled.contains(option) && now.get(option).compareTo(quota) > 0)
                    .toList();
            if (!above.isEmpty()) {
                int from = settle(above, Comparator.<BigDecimal>reverseOrder(), false);
                BigDecimal total = now.get(from);
                for (Paper paper : List.copyOf(piles.get(from))) {
                    paper.value = paper.value.multiply(total.subtract(quota)).divide(total, 5, RoundingMode.DOWN);
                    move(paper, piles, from, in);
                }
                settled.add(from);
            } else {
                int from = settle(List.copyOf(in), Comparator.<BigDecimal>naturalOrder(), true);
                in.remove(from);
                for (Paper paper : List.copyOf(piles.get(from))) {
                    move(paper, piles, from, in);
                }
            }
        }
    }

    private static void move(Paper paper, Map<Integer, List<Paper>> piles, int from, Set<Integer> in) {
        piles.get(from).remove(paper);
        List<Integer> after = paper.preferences.subList(paper.preferences.indexOf(from) + 1, paper.preferences.size());
        after.stream()
                .filter(in::contains)
                .findFirst()
                .ifPresent(to -> piles.get(to).add(paper));
    }

    /** The first by votes now; among equals by the latest stage at which they differed; then by lot, where the favoured is spared. */
    private int settle(List<Integer> among, Comparator<BigDecimal> byVotes, boolean last) {
        List<Integer> left = among;
        for (Map<Integer, BigDecimal> stage : totals.reversed()) {
            BigDecimal first = left.stream().map(stage::get).min(byVotes).orElseThrow();
            left = left.stream()
                    .filter(option -> stage.get(option).compareTo(first) == 0)
                    .toList();
        }
        Comparator<Integer> lot = Comparator.comparing(order::indexOf);
        return left.stream().min(last ? lot.reversed() : lot).orElseThrow();
    }

    private List<Integer> preferences(List<Integer> paper) {
        List<Integer> preferences = new ArrayList<>();
        for (int rank = 1; rank <= options; rank++) {
            int wanted = rank;
            List<Integer> here = everybody.stream()
                    .filter(option -> paper.get(option) == wanted)
                    .collect(Collectors.toList());
            if (here.size() != 1) {
                return preferences;
            }
            preferences.addAll(here);
        }
        return preferences;
    }
}
