package org.parley.amendment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionSummary;
import org.parley.plan.VersionView;
import org.parley.text.Change;
import org.parley.text.PlanText;
import org.parley.text.Problem;
import org.parley.text.Rebase;
import org.parley.text.Rebased;
import org.parley.text.order.Provenance;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells of every word of a plan who put it there: in which amendment, or sub-amendment, and by which round. It adopts again what each
 * version took in, one after the other; where that does not give the version word for word, its words belong to all that it took in.
 */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class OriginQueries {

    private static final int KEPT = 32;

    private final PlanQueries plans;
    private final AmendmentRepository amendments;

    /** Versions never change, nor does what made them. */
    private final Map<Key, Origins> recent = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Origins> eldest) {
            return size() > KEPT;
        }
    });

    private record Key(PlanId plan, int version) {}

    /** A state of the text and what it came of. */
    private record State(PlanText text, Origins.Origin origin) {}

    OriginQueries(PlanQueries plans, AmendmentRepository amendments) {
        this.plans = plans;
        this.amendments = amendments;
    }

    /** @throws org.parley.kernel.NotFound where there is no such version for this person */
    public Origins of(PlanId plan, int version) {
        plans.text(plan, version);
        Key key = new Key(plan, version);
        Origins known = recent.get(key);
        if (known == null) {
            known = trace(plan, version);
            recent.put(key, known);
        }
        return known;
    }

    private Origins trace(PlanId plan, int version) {
        List<State> states = new ArrayList<>();
        List<VersionSummary> versions = plans.versions(plan).stream()
                .filter(each -> each.number() <= version)
                .sorted(Comparator.comparingInt(VersionSummary::number))
                .toList();
        for (VersionSummary each : versions) {
            PlanText text = plans.text(plan, each.number()).text();
            if (states.isEmpty()) {
                states.add(new State(text, new Origins.Origin(each.number(), null, List.of())));
            } else {
                states.addAll(steps(plan, each, states.getLast().text(), text));
            }
        }
        return new Origins(
                states.stream().map(State::origin).toList(),
                Provenance.of(states.stream().map(State::text).toList()));
    }

    private List<State> steps(PlanId plan, VersionSummary version, PlanText before, PlanText after) {
        List<State> states = new ArrayList<>();
        PlanText now = before;
        List<AmendmentId> all = new ArrayList<>();
        for (UUID id : version.amendments()) {
            Amendment amendment = amendments.findById(id).orElse(null);
            if (amendment == null) {
                continue;
            }
            all.add(amendment.id());
            PlanText base = now;
            for (Layer layer : layers(amendment)) {
                all.addAll(
                        layer.by().stream().filter(each -> !all.contains(each)).toList());
                switch (Rebase.over(text(plan, layer.version()), base, layer.changes())) {
                    case Rebased.Clean(List<Change> changes) -> now = enter(version, layer, base, changes, states);
                    case Rebased.Changed(List<Change> changes, List<Problem> _) ->
                        now = enter(version, layer, base, changes, states);
                    case Rebased.Fallen _ -> join(states, layer); // the text says so already: a twin
                }
            }
        }
        return now.equals(after) ? states : List.of(new State(after, origin(version, all)));
    }

    private static PlanText enter(
            VersionSummary version, Layer layer, PlanText base, List<Change> changes, List<State> states) {
        PlanText made = Wordings.made(base, changes);
        states.add(new State(made, origin(version, layer.by())));
        return made;
    }

    private static void join(List<State> states, Layer twin) {
        if (!states.isEmpty()) {
            State last = states.removeLast();
            List<AmendmentId> by = new ArrayList<>(last.origin().amendments());
            by.addAll(twin.by());
            states.add(new State(
                    last.text(),
                    new Origins.Origin(last.origin().version(), last.origin().round(), by)));
        }
    }

    private static Origins.Origin origin(VersionSummary version, List<AmendmentId> by) {
        return new Origins.Origin(version.number(), version.round(), by);
    }

    private PlanText text(PlanId plan, int version) {
        VersionView view = plans.text(plan, version);
        return view.text();
    }

    /**
     * What an amendment said, from its proposer's words on.
     *
     * @param by      who had it say so: itself, then the sub-amendments that were adopted
     * @param version on which the changes are made
     */
    private record Layer(List<AmendmentId> by, int version, List<Change> changes) {}

    private List<Layer> layers(Amendment amendment) {
        List<Amendment> subs = amendments.filedUnder(amendment.getId()).stream()
                .filter(sub -> sub.status() == AmendmentStatus.ADOPTED)
                .sorted(Comparator.comparing((Amendment sub) -> sub.view().changedAt())
                        .thenComparing(Amendment::number))
                .toList();
        List<Layer> layers = new ArrayList<>();
        List<AmendmentId> by = List.of(amendment.id());
        for (int place = 0; place < subs.size(); place++) {
            Amendment sub = subs.get(place);
            boolean twin =
                    place > 0 && sub.parentChanges().equals(subs.get(place - 1).parentChanges());
            if (twin) {
                List<AmendmentId> both = new ArrayList<>(by);
                both.add(sub.id());
                by = both;
            } else {
                layers.add(new Layer(by, sub.version(), sub.parentChanges()));
                by = List.of(sub.id());
            }
        }
        layers.add(new Layer(by, amendment.version(), amendment.changes()));
        return layers;
    }
}
