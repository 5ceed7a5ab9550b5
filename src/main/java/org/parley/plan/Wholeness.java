package org.parley.plan;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.SubjectRef;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Nothing is agreed until everything is agreed: a lock on each plan that opens when its last article is closed. */
@Component
class Wholeness {

    private final PlanRepository plans;
    private final ArticleRepository articles;
    private final VersionRepository versions;
    private final VersionTexts texts;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Wholeness(
            PlanRepository plans,
            ArticleRepository articles,
            VersionRepository versions,
            VersionTexts texts,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plans = plans;
        this.articles = articles;
        this.versions = versions;
        this.texts = texts;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Agrees to every article of a plan at once if all are closed: the version that is the newest now is what was agreed. Part of the
     * caller's transaction, which holds the plan.
     */
    void openLock(Plan plan, @Nullable UUID round) {
        if (!plan.asAWhole() || plan.agreedVersion() != null) {
            return;
        }
        List<ProvisionId> standing = texts
                .view(versions.row(plan.getId(), plan.version()).orElseThrow(), plan.language())
                .text()
                .articles()
                .stream()
                .map(Provision::id)
                .toList();
        Map<ProvisionId, Article> known = new HashMap<>();
        articles.findByPlanIn(List.of(plan.getId())).forEach(article -> known.put(article.id(), article));
        boolean all = !standing.isEmpty()
                && standing.stream()
                        .allMatch(id -> known.containsKey(id) && known.get(id).status() == ArticleStatus.CLOSED);
        if (!all) {
            return;
        }
        standing.forEach(id -> {
            Article article = known.get(id);
            if (article != null) {
                article.settle();
                articles.saveAndFlush(article);
            }
        });
        plan.agree(clock.instant());
        plans.saveAndFlush(plan);
        Act act = Act.of(
                        "plan.agreed",
                        plan.negotiation().value(),
                        SubjectRef.of(SubjectRef.PLAN, plan.id()),
                        seats.actor(plan.negotiation()))
                .version(plan.version())
                .with("articles", standing.stream().map(ProvisionId::toString).toList());
        events.publishEvent(round == null ? act : act.round(round));
    }
}
