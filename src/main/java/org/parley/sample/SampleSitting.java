package org.parley.sample;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.sitting.ItemId;
import org.parley.sitting.Limits;
import org.parley.sitting.Queue;
import org.parley.sitting.SittingId;
import org.parley.sitting.SittingService;
import org.parley.sitting.SpeakersService;
import org.parley.text.Provision;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The sitting that the sample is in the middle of: an agenda on its first plan, most delegations in the room, two who ask for the floor. */
@Component
@Profile("sample")
class SampleSitting {

    private static final String FACILITATOR = "nwosu";
    private static final List<String> SPEAKERS = List.of("hrytsenko", "sokolova");

    private final SittingService sittings;
    private final SpeakersService speakers;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final Clock clock;

    SampleSitting(
            SittingService sittings,
            SpeakersService speakers,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Clock clock) {
        this.sittings = sittings;
        this.speakers = speakers;
        this.plans = plans;
        this.negotiations = negotiations;
        this.clock = clock;
    }

    /** Opens the sitting as its facilitator, and has delegations come and ask, each as itself. */
    void hold(NegotiationId negotiation, SamplePeople people) {
        SittingId id = people.as(FACILITATOR, () -> opened(negotiation));
        SPEAKERS.forEach(speaker -> people.as(speaker, () -> speakers.request(id, Queue.DEBATE)));
    }

    private SittingId opened(NegotiationId negotiation) {
        PlanSummary plan = plans.list(negotiation).getFirst();
        List<Provision> articles = plans.text(plan.id()).text().articles();
        SittingId id = sittings.plan(negotiation, "First reading", clock.instant());
        sittings.limit(
                id,
                new Limits(
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Limits.Scope.ITEM,
                        Duration.ofMinutes(3),
                        Duration.ofMinutes(3)));
        ItemId first =
                sittings.addItem(id, "General debate on the plan", SubjectRef.of(SubjectRef.PLAN, plan.id()), null);
        ItemId reading = sittings.addItem(id, "Reading of the articles", null, null);
        articles.stream()
                .limit(3)
                .forEach(article -> sittings.addItem(
                        id,
                        Objects.requireNonNull(article.heading()),
                        SubjectRef.of(SubjectRef.PROVISION, article.id()),
                        reading));
        sittings.addItem(id, "Date of the next sitting", null, null);
        List<DelegationView> table = negotiations.delegations(negotiation);
        table.stream().limit(table.size() - 2L).forEach(delegation -> {
            sittings.mark(id, delegation.id(), true);
            sittings.accept(id, delegation.id());
        });
        sittings.open(id);
        sittings.takeUp(id, first);
        return id;
    }
}
