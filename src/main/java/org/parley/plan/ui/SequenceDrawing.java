package org.parley.plan.ui;

import com.vaadin.flow.component.UI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.design.Formats;
import org.parley.design.SequenceBoard;
import org.parley.design.Shape;
import org.parley.design.Tone;
import org.parley.plan.PlanSequence;
import org.parley.text.Condition;
import org.parley.text.Condition.Relation;
import org.parley.text.Condition.Trigger;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.sequence.SequenceProblem;
import org.parley.text.sequence.Simulation;
import org.parley.text.sequence.Simulation.Standing;
import org.parley.text.sequence.Timetable;

/** The sequence of a plan as the drawing shows it, with where it stands on a day if one is looked at. */
final class SequenceDrawing {

    private static final int TICKS = 14;

    private final PlanSequence sequence;
    private final ConditionWords words;
    private final Function<ProvisionId, String> path;
    private final Map<ProvisionId, Standing> standings = new HashMap<>();
    private final @Nullable LocalDate day;
    private final Set<String> faultyNodes = new HashSet<>();
    private final Set<List<String>> faultyEdges = new HashSet<>();

    private SequenceDrawing(
            PlanSequence sequence,
            List<Standing> standings,
            @Nullable LocalDate day,
            ConditionWords words,
            Function<ProvisionId, String> path) {
        this.sequence = sequence;
        this.words = words;
        this.path = path;
        this.day = day;
        standings.forEach(standing -> this.standings.put(standing.provision(), standing));
        for (SequenceProblem problem : sequence.problems()) {
            problem.path().forEach(step -> {
                faultyNodes.add(step.from().toString());
                if (step.to() != null) {
                    faultyEdges.add(List.of(id(step.to()), step.from().toString()));
                }
            });
        }
    }

    /**
     * The drawing.
     *
     * @param standings where each provision stands on {@code day}; none where no day is looked at
     * @param path      where a provision is read
     */
    static SequenceBoard.Model of(
            PlanSequence sequence,
            List<Standing> standings,
            @Nullable LocalDate day,
            ConditionWords words,
            Function<ProvisionId, String> path) {
        return new SequenceDrawing(sequence, standings, day, words, path).model();
    }

    private SequenceBoard.Model model() {
        List<SequenceBoard.Node> nodes = new ArrayList<>();
        for (String event : sequence.events()) {
            nodes.add(new SequenceBoard.Node(
                    id(new Trigger.Event(event)), event, "", true, null, false, false, null, null, null, null));
        }
        List<SequenceBoard.Edge> edges = new ArrayList<>();
        List<ProvisionId> concerned = sequence.concerned();
        LocalDate first = first();
        for (ProvisionId id : concerned) {
            Provision provision = sequence.version().text().find(id).orElseThrow();
            nodes.add(first == null ? node(provision) : dated(provision, first));
            provision.conditions().forEach(condition -> edges(id, condition, edges));
        }
        UI ui = UI.getCurrentOrThrow();
        return new SequenceBoard.Model(
                ui.getTranslation("sequence.drawing.label", concerned.size(), edges.size()),
                nodes,
                edges,
                first == null ? offsets(nodes, ui) : dates(nodes, first),
                first == null || day == null
                        ? null
                        : new SequenceBoard.Tick(
                                days(first, day), Formats.current().date(day)),
                first == null);
    }

    private void edges(ProvisionId waiting, Condition condition, List<SequenceBoard.Edge> edges) {
        String to = waiting.toString();
        for (Trigger trigger : condition.triggers()) {
            String from = id(trigger);
            edges.add(new SequenceBoard.Edge(
                    from,
                    to,
                    words.say(condition),
                    condition.any(),
                    condition.relation() == Relation.TOGETHER,
                    faultyEdges.contains(List.of(from, to))));
        }
    }

    private static String id(Trigger trigger) {
        return switch (trigger) {
            case Trigger.CarriedOut(ProvisionId id) -> id.toString();
            case Trigger.InEffect(ProvisionId id) -> id.toString();
            case Trigger.Event(String name) -> "event:" + name;
        };
    }

    /** A provision with its time counted from the first day. */
    private SequenceBoard.Node node(Provision provision) {
        Timetable.Window window = sequence.times().get(provision.id());
        Timetable.Offset latest = window == null ? null : window.latest();
        UI ui = UI.getCurrentOrThrow();
        return node(
                provision,
                null,
                window == null ? null : window.earliest().approximateDays(),
                latest == null ? null : latest.approximateDays(),
                window == null
                        ? null
                        : SequenceTable.time(ui, window.earliest(), words)
                                + (latest == null ? "" : " – " + SequenceTable.time(ui, latest, words)));
    }

    /** A provision with its days. */
    private SequenceBoard.Node dated(Provision provision, LocalDate first) {
        Standing standing = Objects.requireNonNull(standings.get(provision.id()));
        LocalDate from = standing.since();
        LocalDate done = standing.carriedOut();
        LocalDate to = done != null ? done : standing.deadline();
        boolean known = from != null || to != null;
        Formats formats = Formats.current();
        LocalDate begin = from == null || to != null && to.isBefore(from) ? to : from;
        return node(
                provision,
                SequenceBoard.State.of(word(standing.state()), shape(standing.state()), tone(standing.state())),
                known && begin != null ? days(first, begin) : null,
                known && to != null ? days(first, to) : null,
                known
                        ? Stream.of(from, to)
                                .map(each -> each == null ? "…" : formats.date(each))
                                .reduce((one, other) -> one + " – " + other)
                                .orElse("")
                        : null);
    }

    private SequenceBoard.Node node(
            Provision provision,
            SequenceBoard.@Nullable State state,
            @Nullable Long from,
            @Nullable Long to,
            @Nullable String time) {
        ProvisionId id = provision.id();
        return new SequenceBoard.Node(
                id.toString(),
                words.cite().apply(id),
                SequenceTable.opening(provision, sequence.version()),
                false,
                path.apply(id),
                provision.conditions().contains(Condition.never()),
                faultyNodes.contains(id.toString()),
                state,
                from,
                to,
                time);
    }

    /** The first of all days that are known; null where no day is looked at. */
    private @Nullable LocalDate first() {
        if (day == null) {
            return null;
        }
        return Stream.concat(
                        Stream.of(day),
                        standings.values().stream()
                                .flatMap(each -> Stream.of(
                                        Stream.ofNullable(each.since()),
                                        Stream.ofNullable(each.deadline()),
                                        Stream.ofNullable(each.carriedOut())))
                                .flatMap(each -> each))
                .min(LocalDate::compareTo)
                .orElse(day);
    }

    private static long days(LocalDate first, LocalDate day) {
        return ChronoUnit.DAYS.between(first, day);
    }

    private List<SequenceBoard.Tick> offsets(List<SequenceBoard.Node> nodes, UI ui) {
        TreeMap<Long, String> ticks = new TreeMap<>();
        ticks.put(0L, ui.getTranslation("sequence.time.start"));
        for (Timetable.Window window : sequence.times().values()) {
            Stream.of(window.earliest(), window.latest())
                    .filter(Objects::nonNull)
                    .forEach(offset ->
                            ticks.putIfAbsent(offset.approximateDays(), SequenceTable.time(ui, offset, words)));
        }
        ticks.keySet()
                .removeIf(at -> at > 0
                        && nodes.stream()
                                .noneMatch(node -> Objects.equals(node.from(), at) || Objects.equals(node.to(), at)));
        return ticks.entrySet().stream()
                .map(tick -> new SequenceBoard.Tick(tick.getKey(), tick.getValue()))
                .toList();
    }

    /** The beginnings of months or years, so few that they can be read. */
    private List<SequenceBoard.Tick> dates(List<SequenceBoard.Node> nodes, LocalDate first) {
        long last = nodes.stream()
                .flatMap(node -> Stream.of(node.from(), node.to()))
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(30);
        LocalDate end = first.plusDays(Math.max(last, 30));
        long months = ChronoUnit.MONTHS.between(first, end) + 1;
        int step = 1;
        for (int each : new int[] {1, 2, 3, 6, 12, 24, 60, 120}) {
            step = each;
            if (months / each <= TICKS) {
                break;
            }
        }
        Locale locale = Formats.current().locale();
        DateTimeFormatter named = DateTimeFormatter.ofPattern("LLL yyyy", locale);
        List<SequenceBoard.Tick> ticks = new ArrayList<>();
        YearMonth month = YearMonth.from(first).plusMonths(1);
        while (step > 1 && (month.getMonthValue() - 1) % Math.min(step, 12) != 0) {
            month = month.plusMonths(1);
        }
        for (; !month.atDay(1).isAfter(end); month = month.plusMonths(step)) {
            ticks.add(new SequenceBoard.Tick(days(first, month.atDay(1)), named.format(month)));
        }
        return ticks;
    }

    static String word(Simulation.State state) {
        return UI.getCurrentOrThrow()
                .getTranslation("sequence.state."
                        + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    static Shape shape(Simulation.State state) {
        return switch (state) {
            case OVERDUE -> Shape.CROSS;
            case DUE -> Shape.TRIANGLE;
            case OPEN -> Shape.RING;
            case COMING -> Shape.DOTS;
            case BLOCKED -> Shape.SQUARE;
            case CARRIED_OUT -> Shape.CHECK;
            case NEVER -> Shape.DASH;
        };
    }

    static Tone tone(Simulation.State state) {
        return switch (state) {
            case OVERDUE -> Tone.NEGATIVE;
            case DUE -> Tone.CAUTION;
            case OPEN -> Tone.ACCENT;
            case COMING, BLOCKED, NEVER -> Tone.NEUTRAL;
            case CARRIED_OUT -> Tone.POSITIVE;
        };
    }
}
