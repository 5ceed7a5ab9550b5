package org.parley.text.sequence;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.text.Condition;
import org.parley.text.Condition.Delay;
import org.parley.text.Condition.Relation;
import org.parley.text.Condition.Trigger;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/** Where a plan stands on a day, if events happened and provisions were carried out on given days. */
public final class Simulation {

    /**
     * What is taken for given. A day that lies ahead of the day looked at is a plan, and counts from then on.
     *
     * @param events     the days of events, by name
     * @param carriedOut the days on which provisions were carried out, each with all that is below it
     */
    public record Facts(Map<String, LocalDate> events, Map<ProvisionId, LocalDate> carriedOut) {

        public static final Facts NONE = new Facts(Map.of(), Map.of());

        public Facts {
            events = Map.copyOf(events);
            carriedOut = Map.copyOf(carriedOut);
        }
    }

    /** Where a provision stands on the day. */
    public enum State {
        /** It is to be carried out now, and its time is over. */
        OVERDUE,
        /** It is to be carried out now. */
        DUE,
        /** It may be carried out; nothing says by when. */
        OPEN,
        /** Everything that it waits for has its day, and the time comes later. */
        COMING,
        /** It waits for something of which nobody knows when. */
        BLOCKED,
        CARRIED_OUT,
        /** It never takes effect. */
        NEVER
    }

    /**
     * One provision on the day.
     *
     * @param since      from when it is in effect; null while that is not known
     * @param deadline   by when it is to be carried out; null where nothing says so or that is not known
     * @param carriedOut when it was carried out; null if it was not
     * @param blockedBy  what it waits for, of which nobody knows when; empty unless it is blocked
     * @param early      whether it was carried out before it was in effect
     * @param late       whether it was carried out after its time
     */
    public record Standing(
            ProvisionId provision,
            State state,
            @Nullable LocalDate since,
            @Nullable LocalDate deadline,
            @Nullable LocalDate carriedOut,
            List<Trigger> blockedBy,
            boolean early,
            boolean late) {

        public Standing {
            blockedBy = List.copyOf(blockedBy);
        }
    }

    private final Network net;
    private final Facts facts;
    private final Map<ProvisionId, LocalDate> done = new HashMap<>();
    private final Map<ProvisionId, LocalDate> effect = new HashMap<>();
    private final Map<ProvisionId, LocalDate> deadlines = new HashMap<>();

    private Simulation(PlanText text, Facts facts) {
        this.net = new Network(text);
        this.facts = facts;
    }

    /** All provisions in reading order. */
    public static List<Standing> of(PlanText text, Facts facts, LocalDate day) {
        return new Simulation(text, facts).run(day);
    }

    private List<Standing> run(LocalDate day) {
        for (PlanText.Place place : net.places) {
            LocalDate given = facts.carriedOut().get(place.id());
            ProvisionId above = place.parent();
            LocalDate whole = above == null ? null : done.get(above);
            if (given != null || whole != null) {
                done.put(place.id(), given != null ? given : whole);
            }
        }
        for (PlanText.Place place : net.places.reversed()) {
            parts(place);
        }
        boolean changed = true;
        for (int round = 0; changed && round <= 2 * net.places.size(); round++) {
            changed = false;
            for (PlanText.Place place : net.places) {
                changed |= put(effect, place.id(), since(place));
            }
        }
        for (int round = 0; round < 2; round++) { // the second takes in what goes together with something further down
            net.places.forEach(this::deadline);
        }
        return net.places.stream().map(place -> standing(place, day)).toList();
    }

    /** What has parts is carried out with the last of them. */
    private void parts(PlanText.Place place) {
        LocalDate last = null;
        for (Provision child : place.provision().children()) {
            LocalDate part = done.get(child.id());
            if (part == null && !net.never(net.position(child.id()))) {
                return;
            }
            last = later(last, part);
        }
        if (last != null) {
            done.putIfAbsent(place.id(), last);
        }
    }

    private @Nullable LocalDate since(PlanText.Place place) {
        LocalDate since = LocalDate.MIN;
        for (ProvisionId each : net.companions(place.id())) {
            int position = net.position(each);
            int above = net.parent(position);
            LocalDate from =
                    above < 0 ? LocalDate.MIN : effect.get(net.places.get(above).id());
            LocalDate own = alone(net.places.get(position));
            if (from == null || own == null) {
                return null;
            }
            since = later(since, later(from, own));
        }
        return since;
    }

    /** When a provision's own conditions are met, whatever it is part of. */
    private @Nullable LocalDate alone(PlanText.Place place) {
        LocalDate since = LocalDate.MIN;
        for (Condition condition : place.provision().conditions()) {
            if (condition.relation() == Relation.NEVER) {
                return null;
            }
            if (condition.relation() == Relation.TOGETHER) {
                continue;
            }
            LocalDate moment = moment(condition);
            if (moment == null) {
                return null;
            }
            since = later(since, condition.relation() == Relation.AFTER ? plus(moment, condition.delay()) : moment);
        }
        return since;
    }

    private @Nullable LocalDate moment(Condition condition) {
        LocalDate moment = null;
        for (Trigger trigger : condition.triggers()) {
            LocalDate at = happened(trigger);
            if (at == null && !condition.any()) {
                return null;
            }
            if (at != null) {
                moment = moment == null ? at : condition.any() == at.isBefore(moment) ? at : moment;
            }
        }
        return moment;
    }

    private @Nullable LocalDate happened(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Event(String name) -> facts.events().get(name);
            case Trigger.CarriedOut(ProvisionId id) -> done.get(id);
            case Trigger.InEffect(ProvisionId id) -> effect.get(id);
        };
    }

    private void deadline(PlanText.Place place) {
        ProvisionId above = place.parent();
        LocalDate deadline = above == null ? null : deadlines.get(above);
        for (Condition condition : place.provision().conditions()) {
            LocalDate moment = condition.relation() == Relation.WITHIN ? moment(condition) : null;
            if (moment != null) {
                deadline = sooner(deadline, plus(moment, condition.delay()));
            }
        }
        for (ProvisionId other : net.companions(place.id())) {
            if (!other.equals(place.id())) {
                deadline = sooner(deadline, deadlines.get(other));
                deadline = sooner(deadline, done.get(other)); // it goes with the other, and that has gone
            }
        }
        if (deadline != null) {
            deadlines.put(place.id(), deadline);
        }
    }

    private Standing standing(PlanText.Place place, LocalDate day) {
        ProvisionId id = place.id();
        LocalDate since = effect.get(id);
        LocalDate deadline = deadlines.get(id);
        LocalDate carried = done.get(id);
        LocalDate known = LocalDate.MIN.equals(since) ? null : since;
        boolean over = carried != null && !carried.isAfter(day);
        State state;
        List<Trigger> blockedBy = List.of();
        if (over) {
            state = State.CARRIED_OUT;
        } else if (net.never(net.position(id))) {
            state = State.NEVER;
        } else if (since == null) {
            state = State.BLOCKED;
            blockedBy = List.copyOf(blockers(place));
        } else if (since.isAfter(day)) {
            state = State.COMING;
        } else if (deadline != null && deadline.isBefore(day)) {
            state = State.OVERDUE;
        } else {
            state = deadline != null || isDue(place) ? State.DUE : State.OPEN;
        }
        return new Standing(
                id,
                state,
                known,
                deadline,
                carried,
                blockedBy,
                over && (since == null || since.isAfter(carried)),
                over && deadline != null && deadline.isBefore(carried));
    }

    /** Whether it, or what it is part of, is due as soon as it is in effect. */
    private boolean isDue(PlanText.Place place) {
        for (int position = net.position(place.id()); position >= 0; position = net.parent(position)) {
            for (Condition condition : net.places.get(position).provision().conditions()) {
                if (condition.relation() == Relation.WHEN) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What keeps it back: conditions of its own, of what it is part of, and of what goes together with any of these. */
    private Set<Trigger> blockers(PlanText.Place place) {
        Set<Trigger> blockers = new LinkedHashSet<>();
        Set<ProvisionId> seen = new LinkedHashSet<>(Set.of(place.id()));
        Deque<ProvisionId> queue = new ArrayDeque<>(seen);
        while (!queue.isEmpty()) {
            ProvisionId each = queue.remove();
            int position = net.position(each);
            if (net.never(position)) {
                blockers.add(new Trigger.CarriedOut(each));
            }
            blockers(net.places.get(position), blockers);
            List<ProvisionId> beside = new ArrayList<>(net.companions(each));
            if (net.parent(position) >= 0) {
                beside.add(net.places.get(net.parent(position)).id());
            }
            beside.stream().filter(seen::add).forEach(queue::add);
        }
        if (blockers.isEmpty()) { // it goes together with what it is part of, and each waits for the other
            seen.stream()
                    .filter(each -> !each.equals(place.id()))
                    .map(Trigger.InEffect::new)
                    .forEach(blockers::add);
        }
        return blockers;
    }

    private void blockers(PlanText.Place place, Set<Trigger> blockers) {
        for (Condition condition : place.provision().conditions()) {
            if (condition.relation() != Relation.TOGETHER && moment(condition) == null) {
                condition.triggers().stream()
                        .filter(trigger -> happened(trigger) == null)
                        .forEach(blockers::add);
            }
        }
    }

    private static LocalDate plus(LocalDate day, @Nullable Delay delay) {
        if (delay == null) {
            return day;
        }
        return switch (delay.unit()) {
            case DAYS -> day.plusDays(delay.number());
            case MONTHS -> day.plusMonths(delay.number());
            case YEARS -> day.plusYears(delay.number());
        };
    }

    private static boolean put(Map<ProvisionId, LocalDate> days, ProvisionId id, @Nullable LocalDate day) {
        return day == null ? days.remove(id) != null : !day.equals(days.put(id, day));
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? other : one;
    }

    private static @Nullable LocalDate sooner(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** The named events of a text in the order in which they are first met. */
    public static List<String> events(PlanText text) {
        Map<String, Integer> events = new LinkedHashMap<>();
        for (PlanText.Place place : text.walk()) {
            for (Condition condition : place.provision().conditions()) {
                for (Trigger trigger : condition.triggers()) {
                    if (trigger instanceof Trigger.Event(String name)) {
                        events.putIfAbsent(name, events.size());
                    }
                }
            }
        }
        List<String> names = new ArrayList<>(events.keySet());
        names.sort(Comparator.comparing(events::get));
        return names;
    }
}
