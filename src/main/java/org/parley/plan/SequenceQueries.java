package org.parley.plan;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.kernel.NotFound;
import org.parley.text.Condition;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;
import org.parley.text.sequence.SequenceCheck;
import org.parley.text.sequence.Simulation;
import org.parley.text.sequence.Timetable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the conditions of a plan make of it in time. Whoever may read a plan may see and try that. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class SequenceQueries {

    private final PlanQueries plans;

    SequenceQueries(PlanQueries plans) {
        this.plans = plans;
    }

    /**
     * The sequence of the newest version.
     *
     * @throws NotFound where there is no such plan for this person
     */
    public PlanSequence of(PlanId plan) {
        return of(plans.text(plan));
    }

    private static PlanSequence of(VersionView version) {
        PlanText text = version.text();
        return new PlanSequence(
                version, Simulation.events(text), SequenceCheck.of(text), Timetable.of(text), waiting(text));
    }

    /** By provision, those whose conditions name it, in reading order. */
    static Map<ProvisionId, Set<ProvisionId>> waiting(PlanText text) {
        Map<ProvisionId, Set<ProvisionId>> waiting = new LinkedHashMap<>();
        for (PlanText.Place place : text.walk()) {
            for (ProvisionId named : Condition.provisions(place.provision().conditions())) {
                waiting.computeIfAbsent(named, _ -> new LinkedHashSet<>()).add(place.id());
            }
        }
        return waiting;
    }

    /**
     * Where the newest version would stand on a day.
     *
     * @throws NotFound where there is no such plan for this person
     */
    public List<Simulation.Standing> simulate(PlanId plan, Simulation.Facts facts, LocalDate day) {
        return Simulation.of(plans.text(plan).text(), facts, day);
    }
}
