package org.parley.amendment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.text.Change;
import org.parley.text.Collision;
import org.parley.text.Collisions;
import org.springframework.stereotype.Component;

/**
 * How the undecided amendments of a plan meet, drafts of all delegations among them: whoever asks here sees to it that nobody is told of
 * what they may not see. Kept from one question to the next; of that only what was filed, changed or decided meanwhile is worked out
 * anew (ADR 0016). Asked within transactions that only read.
 */
@Component
class CollisionIndex {

    private static final int PLANS = 16;

    private final AmendmentRepository amendments;
    private final PlanQueries plans;
    private final Wordings wordings;
    private final Map<PlanId, Known> plansKnown = new LinkedHashMap<>(PLANS, 0.75f, true);

    CollisionIndex(AmendmentRepository amendments, PlanQueries plans, Wordings wordings) {
        this.amendments = amendments;
        this.plans = plans;
        this.wordings = wordings;
    }

    /** What is known of one plan's newest version. */
    private static final class Known {

        private int version;
        private Collisions<AmendmentId> collisions;
        private final Map<UUID, AmendmentStamp> states = new HashMap<>();
        private final Map<AmendmentId, Map<AmendmentId, Collision>> met = new HashMap<>();

        Known(VersionView newest) {
            version = newest.number();
            collisions = new Collisions<>(newest.text());
        }

        void begin(VersionView newest) {
            version = newest.number();
            collisions = new Collisions<>(newest.text());
            states.clear();
            met.clear();
        }

        void remove(AmendmentId id) {
            collisions.remove(id);
            Map<AmendmentId, Collision> partners = met.remove(id);
            if (partners != null) {
                for (AmendmentId partner : partners.keySet()) {
                    Map<AmendmentId, Collision> theirs = met.get(partner);
                    if (theirs != null) {
                        theirs.remove(id);
                    }
                }
            }
        }

        void meet(AmendmentId one, AmendmentId other, Collision found) {
            AmendmentStamp first = states.get(one.value());
            AmendmentStamp second = states.get(other.value());
            boolean sub = first != null && second != null && first.isUnder(second);
            Collision collision = sub ? found.with(Collision.Flag.SUB) : found;
            met.computeIfAbsent(one, _ -> new HashMap<>()).put(other, collision);
            met.computeIfAbsent(other, _ -> new HashMap<>()).put(one, collision.reversed());
        }
    }

    /** What meets an amendment, and how, seen from it. */
    Map<AmendmentId, Collision> of(PlanId plan, AmendmentId amendment) {
        return ask(plan, known -> Map.copyOf(known.met.getOrDefault(amendment, Map.of())));
    }

    /** What changes made on the newest version would meet. */
    Map<AmendmentId, Collision> with(PlanId plan, List<Change> changes) {
        return ask(plan, known -> known.collisions.with(changes));
    }

    /** All that meet, by amendment. */
    Map<AmendmentId, Map<AmendmentId, Collision>> all(PlanId plan) {
        return ask(
                plan,
                known -> known.met.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> Map.copyOf(each.getValue()))));
    }

    private <T> T ask(PlanId plan, Function<Known, T> question) {
        VersionView newest = plans.text(plan);
        Known known;
        synchronized (plansKnown) {
            known = plansKnown.computeIfAbsent(plan, _ -> new Known(newest));
            if (plansKnown.size() > PLANS) {
                plansKnown.remove(plansKnown.keySet().iterator().next());
            }
        }
        synchronized (known) {
            refresh(known, plan, newest);
            return question.apply(known);
        }
    }

    private void refresh(Known known, PlanId plan, VersionView newest) {
        if (known.version != newest.number()) {
            known.begin(newest);
        }
        List<AmendmentStamp> stamps = amendments.stamps(plan.value(), AmendmentQueries.BEFORE_DECISION);
        Set<UUID> gone = new HashSet<>(known.states.keySet());
        List<UUID> changed = new ArrayList<>();
        for (AmendmentStamp stamp : stamps) {
            gone.remove(stamp.id());
            if (!stamp.equals(known.states.put(stamp.id(), stamp))) {
                changed.add(stamp.id());
            }
        }
        for (UUID id : gone) {
            known.states.remove(id);
            known.remove(new AmendmentId(id));
        }
        if (changed.isEmpty()) {
            return;
        }
        boolean first = known.met.isEmpty() && known.collisions.keys().isEmpty();
        List<AmendmentId> put = new ArrayList<>();
        for (Amendment amendment : amendments.findByIdIn(changed)) {
            known.remove(amendment.id());
            Optional<List<Change>> changes = wordings.on(newest, amendment);
            if (changes.isPresent()) {
                known.collisions.put(amendment.id(), changes.get());
                put.add(amendment.id());
            }
        }
        if (first) {
            known.collisions.all().forEach(pair -> known.meet(pair.one(), pair.other(), pair.collision()));
        } else {
            put.forEach(id -> known.collisions.of(id).forEach((other, collision) -> known.meet(id, other, collision)));
        }
    }
}
