package org.parley.record.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.procedure.Choice;
import org.parley.procedure.Elector;
import org.parley.procedure.Electorate;
import org.parley.procedure.Evaluator;
import org.parley.procedure.Hands;
import org.parley.procedure.Manner;
import org.parley.procedure.Nameless;
import org.parley.procedure.Outcome;
import org.parley.procedure.Roll;
import org.parley.procedure.RuleSet;
import org.parley.procedure.Tally;
import org.parley.procedure.choice.ChoiceCount;
import org.parley.procedure.choice.ChoiceQuestion;
import org.parley.procedure.choice.ChoiceResult;
import org.parley.procedure.choice.Marks;
import org.parley.record.verify.Commitment;
import org.parley.record.verify.EntryReader;
import org.parley.record.verify.Hash;

/**
 * Follows every round through the entries, from first to last, and recomputes what came of it. The order of entries is all the time
 * there is: the entry that closes a round is the cut-off, whatever any clock said. What an entry claims is compared, never used.
 */
final class Rounds {

    /** A filling of a sealed ballot in which there is nothing. */
    private static final String NO_PAD = ",\"pad\":\"\"";

    /** The fields of the content that {@code round.opened} commits to. */
    private static final String RULES = "rules";

    private static final String ELECTORATE = "electorate";
    private static final String MANNER = "manner";

    private static final Choice[] CHOICES = Choice.values();

    private final Problems problems;
    private final Map<UUID, Round> rounds = new LinkedHashMap<>();
    private @Nullable Frozen last;

    /** The round of the entry before: mostly it is that of the next too. */
    private @Nullable Round current;

    Rounds(Problems problems) {
        this.problems = problems;
    }

    /** The steps of a round. */
    private enum State {
        PREPARED,
        OPEN,
        CLOSED,
        PROCLAIMED,
        ANNULLED,
        NOT_PUT
    }

    /** Whether these entries are this class's business. */
    static boolean concerns(String type) {
        return type.startsWith("round.") || type.startsWith("ballot.");
    }

    void accept(long index, EntryReader entry, @Nullable Opening opening) {
        UUID id = entry.round();
        if (id == null) {
            problems.add(Check.ROUNDS, "entry %d (%s) names no round", index, entry.type());
            return;
        }
        try {
            if (entry.type().equals("round.prepared")) {
                prepare(index, id, entry);
                return;
            }
            Round round = current;
            if (round == null || !round.id.equals(id)) {
                round = rounds.get(id);
                current = round;
            }
            if (round == null) {
                problems.add(Check.ROUNDS, "entry %d (%s): round %s was never prepared", index, entry.type(), id);
                return;
            }
            round.accept(index, entry, opening);
        } catch (IllegalArgumentException e) {
            problems.add(Check.ROUNDS, "entry %d (%s): %s", index, entry.type(), e.getMessage());
        }
    }

    /** After the last entry: whatever was closed must have been opened and counted. */
    void end() {
        rounds.values().stream().filter(round -> round.state == State.CLOSED).forEach(Round::count);
    }

    List<RoundResult> results() {
        return rounds.values().stream().map(Round::result).toList();
    }

    private void prepare(long index, UUID id, EntryReader entry) {
        if (rounds.containsKey(id)) {
            problems.add(Check.ROUNDS, "entry %d: round %s is prepared a second time", index, id);
            return;
        }
        Round round = new Round(id, entry);
        rounds.put(id, round);
        if (round.repeats != null) {
            Round first = rounds.get(round.repeats);
            boolean may = first != null
                    && first.state == State.PROCLAIMED
                    && first.outcome != null
                    && first.outcome.verdict() == Outcome.Verdict.SECOND_VOTE
                    && Objects.equals(first.rules, round.rules)
                    && first.subjects.equals(round.subjects);
            if (!may) {
                problems.add(
                        Check.ROUNDS,
                        "entry %d: round %s is a second vote, but %s was not the same question equally divided",
                        index,
                        id,
                        round.repeats);
            }
        }
    }

    /**
     * What an opening froze. From round to round mostly only the question is another: what stands before it is then not read again.
     *
     * @param beginning the bytes before the question, from the first brace on; null where the question does not stand last
     */
    private record Frozen(
            byte @Nullable [] beginning,
            RuleSet rules,
            String rulesHash,
            Electorate electorate,
            Manner manner,
            @Nullable Roll roll,
            String electorateHash,
            Set<UUID> entitled,
            @Nullable ChoiceQuestion question,
            List<String> subjects) {

        private static final byte[] QUESTION = ",\"subjects\":".getBytes(StandardCharsets.US_ASCII);

        static Frozen of(byte[] payload, @Nullable Frozen before) {
            byte[] known = before == null ? null : before.beginning;
            if (before != null
                    && known != null
                    && known.length < payload.length
                    && Arrays.equals(payload, 0, known.length, known, 0, known.length)) {
                List<String> subjects = question(payload, known.length);
                if (subjects != null) {
                    return new Frozen(
                            known,
                            before.rules,
                            before.rulesHash,
                            before.electorate,
                            before.manner,
                            before.roll,
                            before.electorateHash,
                            before.entitled,
                            before.question,
                            subjects);
                }
            }
            int cut = cut(payload);
            Json.Obj frozen = Json.parse(payload).asObject();
            RuleSet rules = RuleSet.fromJson(frozen.get(RULES));
            Electorate electorate = Electorate.fromJson(frozen.get(ELECTORATE));
            List<String> subjects = frozen.array("subjects").texts();
            Json given = frozen.find("question").orElse(null);
            return new Frozen(
                    cut > 0 ? Arrays.copyOf(payload, cut) : null,
                    rules,
                    rules.hash(),
                    electorate,
                    mannerIn(frozen),
                    rollIn(frozen),
                    electorate.hash(),
                    electorate.electors().stream().map(Elector::delegation).collect(Collectors.toUnmodifiableSet()),
                    given == null ? null : ChoiceQuestion.fromJson(given),
                    subjects);
        }

        /** Where the question stands as the last member; 0 where it does not. */
        private static int cut(byte[] payload) {
            for (int at = payload.length - 1; at > 0; at--) {
                if (question(payload, at) != null) {
                    return at;
                }
            }
            return 0;
        }

        /**
         * The question, if it alone stands from here on. What follows is an object when a brace is put before it, so that the place lies neither
         * within a string nor within another object, and what stands before it means the same before any question.
         */
        private static @Nullable List<String> question(byte[] payload, int cut) {
            if (!stands(payload, cut)) {
                return null;
            }
            byte[] rest = Arrays.copyOfRange(payload, cut, payload.length);
            rest[0] = '{';
            try {
                Json.Obj question = Json.parse(rest).asObject();
                return question.keys().size() == 1 ? question.array("subjects").texts() : null;
            } catch (IllegalArgumentException notAlone) {
                return null;
            }
        }

        private static boolean stands(byte[] payload, int at) {
            int end = at + QUESTION.length;
            return end <= payload.length && Arrays.equals(payload, at, end, QUESTION, 0, QUESTION.length);
        }
    }

    /** Records that say nothing of it are of the time when all ballots were sealed until the close. */
    private static Manner mannerIn(Json.Obj said) {
        return said.findText(MANNER).map(Manner::of).orElse(Manner.SIMULTANEOUS);
    }

    private static @Nullable Roll rollIn(Json.Obj frozen) {
        List<UUID> order = new ArrayList<>();
        for (String delegation :
                frozen.find("roll").isPresent() ? frozen.array("roll").texts() : List.<String>of()) {
            order.add(UUID.fromString(delegation));
        }
        return order.isEmpty() ? null : new Roll(order, List.of(), 0);
    }

    /** The last ballot that a delegation cast, as it stands sealed. */
    private record Cast(long index, UUID ballot, Hash commitment, long length) {}

    /** What the closing entry says came of it. */
    private record Claim(long index, Json.Obj data) {}

    private final class Round {

        private final UUID id;
        private final String title;
        private final List<String> subjects;

        /** Whether its subjects leave it one by one before it opens. */
        private final boolean block;

        private final @Nullable Hash rules;
        private final @Nullable UUID repeats;
        private final Manner manner;

        /** A straw poll, by which nothing is ever adopted. */
        private final boolean indicative;

        /** The hash of the choice among options that was prepared; null where the round is decided by yes and no. */
        private final @Nullable String asked;

        private State state = State.PREPARED;
        private @Nullable Long opened;
        private @Nullable RuleSet ruleSet;
        private @Nullable Electorate electorate;
        private Set<UUID> entitled = Set.of();
        private @Nullable String ruleName;
        private Map<UUID, Cast> cast = new HashMap<>();
        private Map<UUID, Choice> choices = new HashMap<>();
        private Map<UUID, Marks> marks = new HashMap<>();
        private @Nullable ChoiceQuestion question;

        /** A roll call, as far as it has come. */
        private @Nullable Roll roll;

        /** The hands as last counted, and whose count it is; null before. */
        private @Nullable Hands hands;

        private @Nullable UUID countedBy;
        private boolean confirmed;
        private List<String> chosen = List.of();
        private @Nullable Claim closing;
        private @Nullable Outcome outcome;
        private boolean counted;

        /** In a secret round: the last commitment to the whole box, and how many ballots were published; -1 before. */
        private @Nullable Hash box;

        private int listed = -1;

        /** When silence ends. */
        private String ends = "";

        private @Nullable Boolean adopted;
        private @Nullable UUID annulmentAskedBy;
        private boolean annulmentAsked;

        Round(UUID id, EntryReader entry) {
            this.id = id;
            title = entry.text("title");
            subjects = new ArrayList<>(entry.member("subjects").asArray().texts());
            block = entry.has("block");
            rules = entry.rules();
            repeats = entry.has("repeats") ? entry.uuid("repeats") : null;
            manner = entry.has(MANNER) ? Manner.of(entry.text(MANNER)) : Manner.SIMULTANEOUS;
            indicative = entry.has("indicative");
            asked = entry.has("question") ? entry.text("question") : null;
        }

        void accept(long index, EntryReader entry, @Nullable Opening opening) {
            if (!Objects.equals(entry.rules(), rules) && !entry.type().equals("ballot.opened")) {
                problems.add(
                        Check.ROUNDS,
                        "entry %d (%s): other rules than those that round %s was prepared under",
                        index,
                        entry.type(),
                        id);
            }
            switch (entry.type()) {
                case "round.opened" -> {
                    if (step(index, entry, State.PREPARED, State.OPEN)) {
                        opened = index;
                        ends = entry.has("deadline") ? entry.text("deadline") : ends;
                        open(index, entry, opening);
                    }
                }
                case "ballot.cast" -> {
                    if (state == State.OPEN) {
                        cast(index, entry);
                    } else {
                        problems.add(
                                Check.BALLOTS, "entry %d: a ballot cast while round %s was %s", index, id, word(state));
                    }
                }
                case "round.called", "round.passed" -> call(index, entry);
                case "round.counted", "round.count-confirmed", "round.count-differed" -> count(index, entry);
                case "round.closed" -> {
                    if (step(index, entry, State.OPEN, State.CLOSED)) {
                        complete(index);
                        closing = new Claim(index, entry.data());
                        if (manner == Manner.SILENCE
                                && choices.isEmpty()
                                && entry.at().isBefore(Instant.parse(ends))) {
                            problems.add(Check.ROUNDS, "entry %d ends silence in round %s before %s", index, id, ends);
                        }
                    }
                }
                case "round.objected" -> {
                    UUID delegation = entry.delegation();
                    if (state != State.OPEN
                            || manner != Manner.SILENCE
                            || !entitled.contains(delegation)
                            || choices.putIfAbsent(delegation, Choice.NO) != null) {
                        problems.add(Check.BALLOTS, "entry %d: no objection that counts in round %s", index, id);
                    }
                }
                case "round.extended", "round.reminded" -> {
                    if (manner != Manner.SILENCE || state.compareTo(State.CLOSED) >= 0) {
                        problems.add(
                                Check.ROUNDS, "entry %d (%s): round %s was %s", index, entry.type(), id, word(state));
                    }
                    ends = entry.text("deadline");
                }
                case "ballot.listed" -> list(index, entry, opening);
                case "ballot.opened" -> {
                    if (state == State.CLOSED && !counted && !manner.live()) {
                        reveal(index, entry);
                    } else {
                        problems.add(
                                Check.BALLOTS,
                                "entry %d: a ballot opened while round %s was %s",
                                index,
                                id,
                                word(state));
                    }
                }
                case "round.proclaimed" -> {
                    if (step(index, entry, State.CLOSED, State.PROCLAIMED)) {
                        count();
                        proclaim(index, entry);
                        forget();
                    }
                }
                case "round.annulment-asked" -> {
                    if (annullable(index, entry)) {
                        annulmentAsked = true;
                        annulmentAskedBy = entry.person();
                    }
                }
                case "round.annulment-withdrawn" -> {
                    if (annullable(index, entry)) {
                        annulmentAsked = false;
                    }
                }
                case "round.annulled" -> {
                    if (annullable(index, entry)) {
                        if (!annulmentAsked || Objects.equals(annulmentAskedBy, entry.person())) {
                            problems.add(
                                    Check.ROUNDS, "entry %d: round %s annulled without a second person", index, id);
                        }
                        if (state == State.CLOSED) {
                            count();
                        }
                        state = State.ANNULLED;
                        forget();
                    }
                }
                case "round.separated", "round.reduced" -> {
                    if (!block || state != State.PREPARED || !subjects.remove(entry.text("subject"))) {
                        problems.add(Check.ROUNDS, "entry %d: nothing that could leave round %s", index, id);
                    }
                }
                case "round.not-put" -> step(index, entry, State.PREPARED, State.NOT_PUT);
                default ->
                    problems.add(Check.ROUNDS, "entry %d: %s is no step that this verifier knows", index, entry.type());
            }
        }

        private boolean step(long index, EntryReader entry, State from, State to) {
            if (state != from) {
                problems.add(
                        Check.ROUNDS,
                        "entry %d (%s): round %s was %s, not %s",
                        index,
                        entry.type(),
                        id,
                        word(state),
                        word(from));
                return false;
            }
            state = to;
            return true;
        }

        private boolean annullable(long index, EntryReader entry) {
            if (state.ordinal() >= State.PROCLAIMED.ordinal()) {
                problems.add(Check.ROUNDS, "entry %d (%s): round %s was %s", index, entry.type(), id, word(state));
                return false;
            }
            return true;
        }

        private void open(long index, EntryReader entry, @Nullable Opening opening) {
            if (opening == null) {
                problems.add(
                        Check.OUTCOMES,
                        "round %s: rules and electorate (entry %d) are not given, so nothing can be recomputed",
                        id,
                        index);
                return;
            }
            Frozen frozen;
            try {
                frozen = Frozen.of(opening.payload(), last);
                last = frozen;
                question = frozen.question();
            } catch (RuleViolation | IllegalArgumentException | ArithmeticException e) {
                problems.add(
                        Check.OUTCOMES, "round %s: what entry %d froze cannot be read: %s", id, index, e.getMessage());
                return;
            }
            if (!frozen.subjects().equals(subjects)) {
                problems.add(Check.ROUNDS, "round %s opened on another question than was prepared", id);
            }
            if (frozen.manner() != manner) {
                problems.add(
                        Check.ROUNDS,
                        "round %s was prepared to be taken %s, but opened %s",
                        id,
                        manner,
                        frozen.manner());
            }
            if (rules == null || !frozen.rulesHash().equals(rules.hex())) {
                problems.add(
                        Check.OUTCOMES, "round %s: the rules that entry %d froze are not those it names", id, index);
            }
            if (!frozen.electorateHash().equals(entry.text("electorate"))
                    || frozen.electorate().size() != entry.number("delegations")) {
                problems.add(
                        Check.OUTCOMES,
                        "round %s: the electorate that entry %d froze is not the one it names: changed after the opening",
                        id,
                        index);
            }
            ChoiceQuestion put = question;
            if (put == null ? asked != null : !put.hash().equals(asked) || !put.equals(put.opened(put.order()))) {
                problems.add(
                        Check.ROUNDS,
                        "round %s: the options that entry %d froze are not those that were prepared",
                        id,
                        index);
            }
            if (put != null && put.order().isEmpty()) {
                problems.add(Check.OUTCOMES, "round %s: entry %d froze no order for equals", id, index);
                return;
            }
            roll = frozen.roll();
            boolean called = manner == Manner.ROLL_CALL;
            if (roll == null
                    ? called
                    : !called
                            || !roll.equals(
                                    Roll.from(frozen.electorate(), roll.order().getFirst()))) {
                problems.add(
                        Check.ROUNDS,
                        "round %s: the roll that entry %d froze is not the electorate in the order of its names",
                        id,
                        index);
                roll = null;
            }
            if (manner == Manner.SHOW_OF_HANDS && Hands.obstacle(frozen.rules()).isPresent()) {
                problems.add(Check.ROUNDS, "round %s: its rules cannot be applied to a show of hands", id);
            }
            ruleSet = frozen.rules();
            ruleName = frozen.rules().name();
            electorate = frozen.electorate();
            entitled = frozen.entitled();
        }

        private void call(long index, EntryReader entry) {
            Roll now = roll;
            UUID said = entry.uuid("delegation");
            if (now != null && state == State.OPEN) {
                try {
                    boolean calls = entry.type().equals("round.called");
                    Roll then = calls ? now.next() : now.pass();
                    roll = then;
                    if (said.equals(calls ? then.current() : now.current()) && (calls || !choices.containsKey(said))) {
                        return;
                    }
                } catch (IllegalStateException nobody) {
                    // It is said below
                }
            }
            problems.add(
                    Check.ROUNDS, "entry %d (%s): it was not the turn of delegation %s", index, entry.type(), said);
        }

        private void count(long index, EntryReader entry) {
            Json.Obj data = entry.data();
            Hands said = new Hands(
                    Math.toIntExact(data.number("yes")),
                    Math.toIntExact(data.number("no")),
                    Math.toIntExact(data.number("abstain")));
            UUID by = entry.person();
            boolean first = entry.type().equals("round.counted");
            boolean agrees = entry.type().equals("round.count-confirmed");
            if (manner != Manner.SHOW_OF_HANDS || state != State.OPEN || !first && hands == null) {
                problems.add(Check.BALLOTS, "entry %d (%s): no hands were being counted", index, entry.type());
                return;
            }
            if (!first && (by == null || by.equals(countedBy) || agrees != said.equals(hands))) {
                problems.add(
                        Check.BALLOTS,
                        "entry %d (%s): not the same count by a second person: %s after %s",
                        index,
                        entry.type(),
                        said,
                        hands);
                agrees = false;
            }
            confirmed = agrees;
            hands = first || agrees ? said : null;
            countedBy = first ? by : countedBy;
        }

        /** At the close: everybody was called, and hands were counted by two. */
        private void complete(long index) {
            if (roll != null && !roll.complete()) {
                problems.add(Check.ROUNDS, "entry %d closes the roll call of round %s before its end", index, id);
            }
            if (manner == Manner.SHOW_OF_HANDS && !confirmed) {
                problems.add(Check.BALLOTS, "entry %d closes round %s on a count that nobody confirmed", index, id);
            }
        }

        /** A ballot that is public at once says itself whose it is: a facilitator may have entered it. */
        private void castOpenly(long index, EntryReader entry) {
            UUID delegation = entry.uuid("delegation");
            UUID actor = entry.delegation();
            if (entry.commits()
                    || !entry.isPublic()
                    || !entry.makesSubject()
                    || (actor == null ? manner != Manner.ROLL_CALL : !actor.equals(delegation))) {
                problems.add(Check.BALLOTS, "entry %d: not an open ballot of delegation %s", index, delegation);
                return;
            }
            entitled(index, delegation);
            if (roll != null && !roll.heard(delegation)) {
                problems.add(Check.BALLOTS, "entry %d: delegation %s answers before it was called", index, delegation);
            }
            choices.put(delegation, choice(entry));
        }

        private void entitled(long index, UUID delegation) {
            if (electorate != null && !entitled.contains(delegation)) {
                problems.add(
                        Check.BALLOTS,
                        "entry %d: delegation %s is not in the electorate of round %s",
                        index,
                        delegation,
                        id);
            }
        }

        private void cast(long index, EntryReader entry) {
            if (manner.live()) {
                castOpenly(index, entry);
                return;
            }
            UUID delegation = entry.delegation();
            if (manner == Manner.SECRET && delegation != null && !entry.commits()) {
                box = Hash.ofHex(entry.text("box"));
                entitled(index, delegation);
                if (cast.put(delegation, new Cast(index, entry.subject(), box, 0)) != null) {
                    problems.add(Check.BALLOTS, "entry %d: delegation %s takes part again", index, delegation);
                }
                return;
            }
            if (delegation == null
                    || manner == Manner.SHOW_OF_HANDS
                    || !entry.commits()
                    || !entry.isSealed()
                    || !entry.makesSubject()) {
                problems.add(Check.BALLOTS, "entry %d: not a sealed ballot of a delegation", index);
                return;
            }
            entitled(index, delegation);
            cast.put(delegation, new Cast(index, entry.subject(), entry.commit(), entry.length()));
        }

        /** What a secret round published: as many ballots as took part, each under a code of its own, and the box as it was last sealed. */
        private void list(long index, EntryReader entry, @Nullable Opening opening) {
            if (state != State.CLOSED || manner != Manner.SECRET || counted || listed >= 0 || opening == null) {
                problems.add(Check.BALLOTS, "entry %d lists no ballots of round %s", index, id);
                return;
            }
            byte[] salt = entry.hex("salt");
            if (box != null && !Commitment.opens(box, salt, opening.payload())) {
                problems.add(
                        Check.BALLOTS,
                        "entry %d: the ballots listed in round %s are not those that were in the box: added, changed or taken out",
                        index,
                        id);
            }
            Set<String> codes = new HashSet<>();
            for (Json each : Json.parse(opening.payload()).asArray().items()) {
                List<String> ballot = each.asArray().texts();
                UUID nobody = new UUID(0, codes.size());
                if (!codes.add(ballot.getFirst())) {
                    problems.add(Check.BALLOTS, "entry %d: two ballots under the code %s", index, ballot.getFirst());
                }
                if (asked == null) {
                    choices.put(nobody, Choice.valueOf(ballot.getLast()));
                } else {
                    Marks marked = Marks.parse(ballot.getLast());
                    accept(index, nobody, marked);
                    choices.put(nobody, ChoiceCount.partIn(marked));
                }
            }
            listed = codes.size();
        }

        /** A list without names is counted for those who took part, whoever of them cast which. */
        private void forgetNames() {
            if (listed != cast.size()) {
                problems.add(
                        Check.BALLOTS,
                        "round %s: %d ballots are listed, but %d delegations took part",
                        id,
                        listed,
                        cast.size());
            }
            Electorate named = electorate;
            if (named != null) {
                electorate = Nameless.electorate(named, cast.keySet());
                if (named.size() < 8
                        || named.electors().stream()
                                        .mapToLong(Elector::weight)
                                        .distinct()
                                        .count()
                                > 1) {
                    problems.add(
                            Check.BALLOTS, "round %s: too few delegations or unequal weights for a secret vote", id);
                }
            }
            cast = Map.of();
        }

        /** The content of a ballot, filled up to the length at which it was sealed; those of older records were not filled up. */
        private static byte[] filled(String said, String rest, long length) {
            long missing = length - said.length() - rest.length() - NO_PAD.length();
            StringBuilder content = new StringBuilder(512).append(said);
            if (missing >= 0) {
                content.append(NO_PAD).setLength(content.length() - 1);
                content.repeat(' ', (int) Math.min(missing, EntryReader.MAX_BYTES))
                        .append('"');
            }
            return content.append(rest).toString().getBytes(StandardCharsets.US_ASCII);
        }

        private static Choice choice(EntryReader entry) {
            for (Choice choice : CHOICES) {
                if (entry.says("choice", choice.name())) {
                    return choice;
                }
            }
            return Choice.valueOf(entry.text("choice"));
        }

        private void reveal(long index, EntryReader entry) {
            UUID delegation = entry.uuid("delegation");
            Marks marked = asked == null
                    ? null
                    : Marks.ofTexts(entry.member("marks").asArray().texts());
            Choice choice = marked == null ? choice(entry) : ChoiceCount.partIn(marked);
            Cast sealed = cast.get(delegation);
            if (sealed == null) {
                problems.add(Check.BALLOTS, "entry %d opens a ballot that delegation %s never cast", index, delegation);
                return;
            }
            // Canonical JSON, in which none of these needs an escape
            String said =
                    (marked == null ? "{\"choice\":\"" + choice.name() + "\",\"delegation\":\"" : "{\"delegation\":\"")
                            + delegation
                            + (marked == null ? "\"" : "\",\"marks\":" + marked.text());
            String rest = ",\"round\":\"" + id + "\"}";
            byte[] content = filled(said, rest, sealed.length());
            byte[] salt = entry.has("salt") ? entry.hex("salt") : new byte[0];
            if (!entry.subject().equals(sealed.ballot())
                    || (entry.has("entry") ? entry.number("entry") : -1) != sealed.index()) {
                problems.add(
                        Check.BALLOTS,
                        "entry %d opens another ballot of delegation %s than its last, entry %d",
                        index,
                        delegation,
                        sealed.index());
            } else if (!Commitment.opens(sealed.commitment(), salt, content) || content.length != sealed.length()) {
                problems.add(
                        Check.BALLOTS,
                        "entry %d: the ballot of delegation %s was cast otherwise (entry %d) than it is opened: %s",
                        index,
                        delegation,
                        sealed.index(),
                        marked == null ? choice : marked.text());
            }
            if (marked != null) {
                accept(index, delegation, marked);
            }
            if (choices.putIfAbsent(delegation, choice) != null) {
                problems.add(Check.BALLOTS, "entry %d: a second ballot of delegation %s is counted", index, delegation);
            }
        }

        /** A ballot that the method cannot count must never have been accepted. */
        private void accept(long index, UUID delegation, Marks marked) {
            ChoiceQuestion put = question;
            if (put == null) {
                return;
            }
            try {
                marks.putIfAbsent(delegation, marked.require(put));
            } catch (RuleViolation e) {
                problems.add(
                        Check.BALLOTS,
                        "entry %d: %s by delegation %s is no ballot of this choice",
                        index,
                        marked.text(),
                        delegation);
            }
        }

        /** All openings are in: what came of it is computed anew and held against what was said. */
        private void count() {
            if (counted) {
                return;
            }
            counted = true;
            if (manner == Manner.SECRET) {
                forgetNames();
            }
            for (Map.Entry<UUID, Cast> sealed : cast.entrySet()) {
                if (!choices.containsKey(sealed.getKey())) {
                    problems.add(
                            Check.BALLOTS,
                            "round %s: the ballot of delegation %s (entry %d) was not opened at the close",
                            id,
                            sealed.getKey(),
                            sealed.getValue().index());
                }
            }
            Claim claim = closing;
            if (ruleSet == null || electorate == null || claim == null) {
                return;
            }
            if (hands != null) {
                try {
                    choices = hands.ballots(electorate);
                } catch (IllegalArgumentException e) {
                    problems.add(Check.BALLOTS, "round %s: %s", id, e.getMessage());
                }
            }
            claimed(claim, "ballots", choices.size());
            ChoiceQuestion put = question;
            if (put != null) {
                choose(ruleSet, electorate, put, claim);
                return;
            }
            outcome = repeats == null
                    ? Evaluator.evaluate(ruleSet, electorate, choices)
                    : Evaluator.evaluateSecondVote(ruleSet, electorate, choices);
            Tally tally = outcome.tally();
            claimed(claim, "yes", tally.yes());
            claimed(claim, "no", tally.no());
            claimed(claim, "abstain", tally.abstain());
            claimed(claim, "absent", tally.absent());
            claimed(claim, outcome.verdict());
        }

        private void choose(RuleSet rules, Electorate entitled, ChoiceQuestion put, Claim claim) {
            ChoiceCount.Decided decided = ChoiceCount.evaluate(rules, entitled, put, marks);
            ChoiceResult result = decided.result();
            outcome = decided.outcome();
            chosen = put.names(result == null ? List.of() : result.chosen());
            claimed(claim, "blank", decided.outcome().tally().abstain());
            claimed(claim, "absent", decided.outcome().tally().absent());
            claimed(claim, decided.outcome().verdict());
            claimed(claim, "chosen", chosen);
            claimed(claim, "order", put.names(result == null ? List.of() : result.order()));
        }

        private void claimed(Claim claim, String field, List<String> options) {
            List<String> said = claim.data().array(field).texts();
            if (!said.equals(options)) {
                problems.add(
                        Check.OUTCOMES,
                        "round %s: entry %d reports %s for \"%s\", but the ballots give %s",
                        id,
                        claim.index(),
                        said,
                        field,
                        options);
            }
        }

        private void claimed(Claim claim, Outcome.Verdict verdict) {
            String said = claim.data().text("verdict");
            if (!said.equals(verdict.name())) {
                problems.add(
                        Check.OUTCOMES,
                        "round %s: entry %d reports %s, but the ballots give %s",
                        id,
                        claim.index(),
                        said,
                        verdict);
            }
        }

        private void claimed(Claim claim, String field, long recounted) {
            long said = claim.data().number(field);
            if (said != recounted) {
                problems.add(
                        Check.OUTCOMES,
                        "round %s: entry %d reports %d for \"%s\", but the ballots give %d",
                        id,
                        claim.index(),
                        said,
                        field,
                        recounted);
            }
        }

        private void proclaim(long index, EntryReader entry) {
            if (asked != null) {
                proclaimChoice(index, entry);
                return;
            }
            boolean said = entry.member("adopted").asBool();
            adopted = said;
            if (outcome == null) {
                return;
            }
            Outcome.Verdict verdict = outcome.verdict();
            boolean chair = entry.has("chair");
            boolean right = verdict == Outcome.Verdict.CHAIR_DECIDES
                    ? chair && !(said && indicative)
                    : !chair && said == (verdict == Outcome.Verdict.ADOPTED && !indicative);
            if (!right || !entry.text("verdict").equals(verdict.name())) {
                problems.add(
                        Check.OUTCOMES,
                        "round %s: entry %d proclaims %s, but the %s give %s",
                        id,
                        index,
                        said ? "adoption" : "no adoption",
                        indicative ? "ballots of a straw poll" : "ballots",
                        verdict);
            }
        }

        private void proclaimChoice(long index, EntryReader entry) {
            List<String> said = entry.member("chosen").asArray().texts();
            Outcome found = outcome;
            if (found != null
                    && (!said.equals(chosen)
                            || !entry.text("verdict").equals(found.verdict().name()))) {
                problems.add(
                        Check.OUTCOMES,
                        "round %s: entry %d proclaims %s, but the ballots give %s",
                        id,
                        index,
                        said,
                        chosen);
            }
        }

        /** What is needed no more: a record may hold a great many rounds. */
        private void forget() {
            cast = Map.of();
            roll = null;
            choices = Map.of();
            marks = Map.of();
            question = null;
            electorate = null;
            entitled = Set.of();
            ruleSet = null;
        }

        RoundResult result() {
            return new RoundResult(
                    id,
                    title,
                    word(state),
                    ruleName,
                    rules == null ? null : rules.hex(),
                    repeats != null,
                    manner,
                    indicative,
                    opened,
                    closing == null ? null : closing.index(),
                    outcome,
                    asked == null ? null : chosen,
                    adopted);
        }
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
