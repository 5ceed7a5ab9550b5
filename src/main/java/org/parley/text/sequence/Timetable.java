package org.parley.text.sequence;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parley.text.Condition;
import org.parley.text.Condition.Delay;
import org.parley.text.Condition.Relation;
import org.parley.text.Condition.Trigger;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;

/** When each provision of a plan may come and must be done, counted from a day on which every event that it names happens. */
public final class Timetable {

    /**
     * A time after the first day.
     *
     * @param months years count as twelve
     */
    public record Offset(int months, int days) implements Comparable<Offset> {

        public static final Offset START = new Offset(0, 0);

        Offset plus(@Nullable Delay delay) {
            if (delay == null) {
                return this;
            }
            return switch (delay.unit()) {
                case DAYS -> new Offset(months, days + delay.number());
                case MONTHS -> new Offset(months + delay.number(), days);
                case YEARS -> new Offset(months + 12 * delay.number(), days);
            };
        }

        /** In days of a calendar whose months all have the mean length. */
        public long approximateDays() {
            return Math.round(months * 365.2425 / 12) + days;
        }

        @Override
        public int compareTo(Offset other) {
            return Comparator.comparingLong(Offset::approximateDays)
                    .thenComparingInt(Offset::months)
                    .compare(this, other);
        }
    }

    /**
     * The time of one provision.
     *
     * @param earliest when it takes effect at the earliest
     * @param latest   when it must have been carried out at the latest; null where nothing says so
     */
    public record Window(Offset earliest, @Nullable Offset latest) {}

    private final PlanText text;
    private final List<PlanText.Place> places;
    private final Map<ProvisionId, Offset> effect = new LinkedHashMap<>();
    private final Map<ProvisionId, Offset> done = new LinkedHashMap<>();
    private final Map<ProvisionId, Offset> effectAtLatest = new LinkedHashMap<>();
    private final Map<ProvisionId, Offset> latest = new LinkedHashMap<>();

    private Timetable(PlanText text) {
        this.text = text;
        this.places = text.walk();
    }

    /** The times of all provisions in reading order, without those that never take effect. */
    public static Map<ProvisionId, Window> of(PlanText text) {
        return new Timetable(text).run();
    }

    private Map<ProvisionId, Window> run() {
        Network net = new Network(text);
        sweep(() -> earliest(net));
        sweep(this::latest);
        Map<ProvisionId, Window> windows = new LinkedHashMap<>();
        for (PlanText.Place place : places) {
            Offset from = effect.get(place.id());
            if (from != null) {
                windows.put(place.id(), new Window(from, latest.get(place.id())));
            }
        }
        return windows;
    }

    /** Goes over the text until nothing changes; what changes for ever, because it waits for itself, is left after as many rounds as there are. */
    private void sweep(BooleanSupplier round) {
        for (int rounds = 0; rounds <= 2 * places.size() && round.getAsBoolean(); rounds++) {
            // each round carries times one provision further at least
        }
    }

    private boolean earliest(Network net) {
        boolean changed = false;
        for (int position = 0; position < places.size(); position++) {
            PlanText.Place place = places.get(position);
            Offset from = net.never(position) ? null : earliest(place, net);
            changed |= put(effect, place.id(), from);
            Offset carried = from;
            for (var child : place.provision().children()) {
                int below = net.position(child.id());
                Offset last = done.get(child.id());
                carried = net.never(below) ? carried : last == null || carried == null ? null : later(carried, last);
            }
            changed |= put(done, place.id(), carried);
        }
        return changed;
    }

    private @Nullable Offset earliest(PlanText.Place place, Network net) {
        Offset earliest = Offset.START;
        for (ProvisionId each : net.companions(place.id())) {
            PlanText.Place companion = places.get(net.position(each));
            ProvisionId above = companion.parent();
            Offset from = above == null ? Offset.START : effect.get(above);
            Offset own = alone(companion);
            if (from == null || own == null) {
                return null;
            }
            earliest = later(earliest, later(from, own));
        }
        return earliest;
    }

    private @Nullable Offset alone(PlanText.Place place) {
        Offset from = Offset.START;
        for (Condition condition : place.provision().conditions()) {
            if (condition.relation() == Relation.TOGETHER || condition.relation() == Relation.NEVER) {
                continue;
            }
            Offset moment = moment(condition, trigger -> happens(trigger, effect, done));
            if (moment == null) {
                return null;
            }
            from = later(from, condition.relation() == Relation.AFTER ? moment.plus(condition.delay()) : moment);
        }
        return from;
    }

    private boolean latest() {
        boolean changed = false;
        for (PlanText.Place place : places) {
            ProvisionId above = place.parent();
            Offset limit = above == null ? null : latest.get(above);
            Offset known = above == null ? Offset.START : effectAtLatest.get(above);
            for (Condition condition : place.provision().conditions()) {
                if (condition.relation() == Relation.TOGETHER) {
                    for (ProvisionId other : condition.provisions()) {
                        limit = sooner(limit, latest.get(other));
                    }
                    continue;
                }
                Offset moment = moment(condition, trigger -> happens(trigger, effectAtLatest, latest));
                if (condition.relation() == Relation.WITHIN && moment != null) {
                    limit = sooner(limit, moment.plus(condition.delay()));
                }
                Offset from = moment == null || condition.relation() == Relation.NEVER
                        ? null
                        : condition.relation() == Relation.AFTER ? moment.plus(condition.delay()) : moment;
                known = known == null || from == null ? null : later(known, from);
            }
            changed |= put(effectAtLatest, place.id(), known);
            changed |= put(latest, place.id(), limit);
        }
        return changed;
    }

    private @Nullable Offset happens(Trigger trigger, Map<ProvisionId, Offset> effect, Map<ProvisionId, Offset> done) {
        return switch (trigger) {
            case Trigger.Event _ -> Offset.START;
            case Trigger.InEffect(ProvisionId id) -> effect.get(id);
            case Trigger.CarriedOut(ProvisionId id) -> done.get(id);
        };
    }

    /** When what a condition waits for has happened; null where that is not known. */
    private static @Nullable Offset moment(Condition condition, Function<Trigger, @Nullable Offset> times) {
        Offset moment = null;
        for (Trigger trigger : condition.triggers()) {
            Offset time = times.apply(trigger);
            if (time == null && !condition.any()) {
                return null;
            }
            if (time != null) {
                moment = moment == null ? time : condition.any() ? sooner(moment, time) : later(moment, time);
            }
        }
        return moment;
    }

    private static boolean put(Map<ProvisionId, Offset> times, ProvisionId id, @Nullable Offset time) {
        return time == null ? times.remove(id) != null : !time.equals(times.put(id, time));
    }

    private static Offset later(Offset one, Offset other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static @Nullable Offset sooner(@Nullable Offset one, @Nullable Offset other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
