package org.parley.implementation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.springframework.stereotype.Component;

/** Names missions and nominations for the modules that know them only by reference; both have their place on the page of the monitors. */
@Component
class MissionGuide implements SubjectGuide {

    private final MissionRepository missions;
    private final NominationRepository nominations;
    private final NegotiationQueries negotiations;
    private final PlanQueries plans;
    private final Seats seats;
    private final Messages messages;

    MissionGuide(
            MissionRepository missions,
            NominationRepository nominations,
            NegotiationQueries negotiations,
            PlanQueries plans,
            Seats seats,
            Messages messages) {
        this.missions = missions;
        this.nominations = nominations;
        this.negotiations = negotiations;
        this.plans = plans;
        this.seats = seats;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.MISSION, SubjectRef.NOMINATION);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return subject.kind().equals(SubjectRef.MISSION)
                ? missions.findById(subject.id())
                        .filter(found -> seats.mayRead(found.negotiation()))
                        .map(found -> card(
                                subject,
                                found.plan(),
                                found.mandate().title(),
                                found.mandate().text()))
                : nominations
                        .findById(subject.id())
                        .filter(found -> seats.mayRead(found.negotiation()))
                        .map(Nomination::view)
                        .map(found -> card(
                                subject,
                                found.plan(),
                                messages.get(locale, "mission.nomination.named", nominee(found)),
                                found.text()));
    }

    private String nominee(NominationView nomination) {
        DelegationId nominee = nomination.nominee();
        return nominee == null
                ? String.valueOf(nomination.outside())
                : negotiations.delegation(nominee).name();
    }

    private SubjectCard card(SubjectRef subject, PlanId plan, String title, String detail) {
        var summary = plans.get(plan);
        return new SubjectCard(
                subject,
                summary.negotiation().value(),
                title,
                detail,
                "negotiations/" + negotiations.get(summary.negotiation()).slug() + "/plans/" + summary.slug()
                        + "/monitors",
                null);
    }
}
