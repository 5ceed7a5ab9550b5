package org.parley.procedure.choice;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The single transferable vote as Scottish councils are elected: the Scottish Local Government Elections Order 2007, schedule 1, rules 45
 * to 52 (weighted inclusive Gregory). Numbers are whole hundred-thousandths of a vote, because rule 48(3) prescribes five decimal places
 * with any remainder ignored: the result is exact by that rule, and no floating point is near it. A ballot of weight w counts as w
 * papers. Where the rule draws lots, the tie order frozen at the opening decides.
 */
final class Transfers {

    private static final int DECIMALS = 5;
    private static final long ONE = 100_000;
    private static final BigInteger ONE_VOTE = BigInteger.valueOf(ONE);

    private final int options;
    private final int places;
    private final List<Integer> order;
    private final long[] weights;

    /** The preferences of each paper, the first first: up to the first number that is missing or stands twice. */
    private final int[][] preferences;

    /** How far each paper has come in its preferences. */
    private final int[] at;

    private final List<Map<Long, Parcel>> piles = new ArrayList<>();
    private final BigInteger[] totals;
    private final List<BigInteger[]> history = new ArrayList<>();
    private final List<Working.Stage> stages = new ArrayList<>();
    private final List<Integer> continuing;
    private final List<Integer> elected = new ArrayList<>();
    private final List<Integer> excluded = new ArrayList<>();
    private final List<Integer> surpluses = new ArrayList<>();
    private final long valid;
    private final long quota;
    private boolean tie;

    /** Whether the tie order had to find the option of this stage. */
    private boolean lot;

    /** Papers that came to an option at the same value. */
    private static final class Parcel {

        private int[] papers = new int[16];
        private int size;
        private long weight;

        void add(int paper, long of) {
            if (size == papers.length) {
                papers = Arrays.copyOf(papers, size * 2);
            }
            papers[size++] = paper;
            weight += of;
        }
    }

    /** @param order decides where the rule draws lots, the favoured first */
    Transfers(Ballots ballots, int places, List<Integer> order) {
        this.options = ballots.options();
        this.places = places;
        this.order = order;
        weights = ballots.weights();
        preferences = new int[ballots.size()][];
        at = new int[ballots.size()];
        totals = new BigInteger[options];
        Arrays.fill(totals, BigInteger.ZERO);
        continuing = new ArrayList<>(order);
        for (int option = 0; option < options; option++) {
            piles.add(new TreeMap<>());
        }
        long sum = 0;
        int[] byRank = new int[options + 1];
        for (int paper = 0; paper < ballots.size(); paper++) {
            preferences[paper] = inTurn(ballots, paper, byRank);
            sum += preferences[paper].length > 0 ? weights[paper] : 0;
        }
        valid = sum;
        quota = valid / (places + 1) + 1;
    }

    ChoiceResult count() {
        for (int paper = 0; paper < preferences.length; paper++) {
            if (preferences[paper].length > 0) {
                put(preferences[paper][0], ONE, paper);
            }
        }
        settle();
        stage(false, null);
        while (!done()) {
            if (surpluses.isEmpty()) {
                int lowest = extreme(continuing, false);
                exclude(lowest);
                stage(false, lowest);
            } else {
                int highest = extreme(surpluses, true);
                transferSurplus(highest);
                stage(true, highest);
            }
            tie |= lot;
        }
        return new ChoiceResult(elected, ranking(), tie, new Working.Stages(valid, quota, stages));
    }

    /** Rule 48 with 49: all papers go on at a share of the value at which they came. */
    private void transferSurplus(int from) {
        surpluses.remove(Integer.valueOf(from));
        BigInteger total = totals[from];
        BigInteger surplus = total.subtract(ONE_VOTE.multiply(BigInteger.valueOf(quota)));
        Map<Long, Parcel> parcels = take(from);
        parcels.forEach((value, parcel) -> {
            long reduced =
                    BigInteger.valueOf(value).multiply(surplus).divide(total).longValueExact();
            pass(parcel, reduced);
        });
        settle();
        totals[from] = total.subtract(surplus);
    }

    /** Rules 50 and 51: each paper goes on at the value at which it came. */
    private void exclude(int from) {
        continuing.remove(Integer.valueOf(from));
        excluded.add(from);
        take(from).forEach((value, parcel) -> pass(parcel, value));
        settle();
    }

    private Map<Long, Parcel> take(int from) {
        Map<Long, Parcel> parcels = piles.get(from);
        piles.set(from, new TreeMap<>());
        return parcels;
    }

    private void pass(Parcel parcel, long value) {
        for (int i = 0; i < parcel.size; i++) {
            int paper = parcel.papers[i];
            int[] of = preferences[paper];
            int next = at[paper] + 1;
            while (next < of.length && !continuing.contains(of[next])) {
                next++;
            }
            at[paper] = next;
            if (next < of.length) {
                put(of[next], value, paper);
            }
        }
    }

    private void put(int option, long value, int paper) {
        piles.get(option).computeIfAbsent(value, ignored -> new Parcel()).add(paper, weights[paper]);
    }

    /** What each option is credited with: its papers at their values. */
    private void settle() {
        for (int option : order) {
            if (continuing.contains(option) || excluded.contains(option)) {
                BigInteger sum = BigInteger.ZERO;
                for (Map.Entry<Long, Parcel> pile : piles.get(option).entrySet()) {
                    sum = sum.add(
                            BigInteger.valueOf(pile.getKey()).multiply(BigInteger.valueOf(pile.getValue().weight)));
                }
                totals[option] = sum;
            }
        }
    }

    /** The end of a stage: who has reached the quota (rule 47), and whether the last places fill themselves (rule 52). */
    private void stage(boolean surplus, @Nullable Integer option) {
        BigInteger needed = ONE_VOTE.multiply(BigInteger.valueOf(quota));
        List<Integer> now = new ArrayList<>(continuing.stream()
                .filter(one -> totals[one].compareTo(needed) >= 0)
                .sorted(Comparator.comparing((Integer one) -> totals[one]).reversed())
                .toList());
        now.stream().filter(one -> totals[one].compareTo(needed) > 0).forEach(surpluses::add);
        continuing.removeAll(now);
        if (continuing.size() <= places - elected.size() - now.size()) {
            List<Integer> last = continuing.stream()
                    .sorted(Comparator.comparing((Integer one) -> totals[one]).reversed())
                    .toList();
            now.addAll(last);
            continuing.removeAll(last);
        }
        elected.addAll(now);
        BigInteger[] before = history.isEmpty() ? new BigInteger[0] : history.getLast();
        List<BigDecimal> changes = new ArrayList<>();
        BigInteger left = ONE_VOTE.multiply(BigInteger.valueOf(valid));
        for (int one = 0; one < options; one++) {
            changes.add(votes(before.length == 0 ? totals[one] : totals[one].subtract(before[one])));
            left = left.subtract(totals[one]);
        }
        history.add(totals.clone());
        stages.add(new Working.Stage(
                surplus, option, Arrays.stream(totals).map(Transfers::votes).toList(), changes, votes(left), now, lot));
    }

    private boolean done() {
        return elected.size() >= places || continuing.isEmpty();
    }

    /**
     * The one with most or fewest votes; of equals, the one that had most or fewest at the most recent stage at which they differed (rules
     * 49(2) and 51(2)(a)); of those that never differed, the tie order tells.
     */
    private int extreme(List<Integer> among, boolean most) {
        List<Integer> tied = among;
        for (int stage = history.size() - 1; stage >= 0 && tied.size() > 1; stage--) {
            BigInteger[] then = history.get(stage);
            Comparator<Integer> byVotes = Comparator.comparing(one -> then[one]);
            Integer found = most ? Collections.max(tied, byVotes) : Collections.min(tied, byVotes);
            tied = tied.stream().filter(one -> then[one].equals(then[found])).toList();
        }
        Comparator<Integer> byOrder = Comparator.comparingInt(order::indexOf);
        lot = tied.size() > 1;
        return most ? Collections.min(tied, byOrder) : Collections.max(tied, byOrder);
    }

    /** Those elected in turn, those still in by their votes, those excluded from the last to the first. */
    private List<Integer> ranking() {
        List<Integer> ranking = new ArrayList<>(elected);
        continuing.stream()
                .sorted(Comparator.comparing((Integer one) -> totals[one]).reversed())
                .forEach(ranking::add);
        ranking.addAll(excluded.reversed());
        return List.copyOf(ranking);
    }

    /** Rule 44 and the definition of a non-transferable paper: what follows a missing or double number is not counted. */
    private int[] inTurn(Ballots ballots, int paper, int[] byRank) {
        Arrays.fill(byRank, -1);
        for (int option = 0; option < options; option++) {
            int rank = ballots.marks()[option][paper];
            if (rank > 0 && rank <= options) {
                byRank[rank] = byRank[rank] == -1 ? option : -2;
            }
        }
        int length = 0;
        while (length < options && byRank[length + 1] >= 0) {
            length++;
        }
        return Arrays.copyOfRange(byRank, 1, length + 1);
    }

    private static BigDecimal votes(BigInteger hundredThousandths) {
        return new BigDecimal(hundredThousandths, DECIMALS);
    }
}
