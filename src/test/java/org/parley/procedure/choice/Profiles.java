package org.parley.procedure.choice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Questions and ballots for tests. */
final class Profiles {

    private final List<String> names;
    private final List<Marks> marks = new ArrayList<>();
    private final List<Long> weights = new ArrayList<>();

    private Profiles(List<String> names) {
        this.names = names;
    }

    static Profiles of(String... names) {
        return new Profiles(List.of(names));
    }

    /** So many ballots of this ranking, written {@code A B=C D}; what is left out is unranked. */
    Profiles with(long ballots, String ranking) {
        Integer[] numbers = new Integer[names.size()];
        Arrays.fill(numbers, 0);
        int rank = 0;
        for (String place : ranking.split(" ")) {
            rank++;
            for (String name : place.split("=")) {
                numbers[names.indexOf(name)] = rank;
            }
        }
        marks.add(Marks.of(numbers));
        weights.add(ballots);
        return this;
    }

    ChoiceQuestion question(Method method, int places) {
        return question(method, places, names.size());
    }

    static ChoiceQuestion question(Method method, int places, int options) {
        return question(method, places, IntStream.range(0, options).boxed().toList());
    }

    static ChoiceQuestion question(Method method, int places, List<Integer> order) {
        List<Option> listed = IntStream.range(0, order.size())
                .mapToObj(option -> Option.named("Option " + option))
                .toList();
        return new ChoiceQuestion(method, places, Ties.DRAWN, listed).opened(order);
    }

    Ballots ballots() {
        return Ballots.of(
                names.size(), marks, weights.stream().mapToLong(Long::longValue).toArray());
    }

    ChoiceResult count(Method method, int places) {
        return ChoiceCount.count(question(method, places), ballots());
    }

    List<String> named(List<Integer> options) {
        return options.stream().map(names::get).toList();
    }

    List<Marks> marks() {
        return marks;
    }

    List<Long> weights() {
        return weights;
    }

    /** Few voters and small weights, so that equals are frequent; some ballots are truncated, and some have equal ranks where they may. */
    static Profiles random(Random random, Method method, int places) {
        int options = places + 1 + random.nextInt(4);
        Profiles profiles = new Profiles(IntStream.range(0, options)
                .mapToObj(option -> "Option " + option)
                .toList());
        int voters = 1 + random.nextInt(9);
        for (int voter = 0; voter < voters; voter++) {
            profiles.marks.add(random(random, method, places, options));
            profiles.weights.add(1L + (random.nextInt(3) == 0 ? random.nextInt(4) : 0));
        }
        return profiles;
    }

    private static Marks random(Random random, Method method, int places, int options) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, options).boxed().toList());
        Collections.shuffle(order, random);
        Integer[] numbers = new Integer[options];
        Arrays.fill(numbers, 0);
        int marked = switch (method) {
            case SINGLE -> 1;
            case MULTIPLE -> 1 + random.nextInt(places);
            default -> 1 + random.nextInt(options);
        };
        int rank = 0;
        for (int option : order.subList(0, marked)) {
            boolean equal = rank > 0 && method.allowsEquals() && random.nextInt(4) == 0;
            rank += equal ? 0 : 1;
            numbers[option] = switch (method.marking()) {
                case ONE, SOME -> 1;
                case POINTS -> random.nextInt(Marks.HIGHEST_SCORE + 1);
                case RANKS -> rank;
            };
        }
        return Marks.of(numbers);
    }
}
