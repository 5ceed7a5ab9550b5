package org.parley.plan;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.text.Application;
import org.parley.text.BracketId;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.parley.text.Problem;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.TextJson;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The one door through which a text becomes a version: part of the transaction of whoever decided it, after their rights were asked. */
@Component
class VersionMaker {

    private final PlanRepository plans;
    private final VersionRepository versions;
    private final ArticleRepository articles;
    private final ProvisionIndex provisions;
    private final VersionTexts texts;
    private final BracketKeeper brackets;
    private final Wholeness wholeness;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VersionMaker(
            PlanRepository plans,
            VersionRepository versions,
            ArticleRepository articles,
            ProvisionIndex provisions,
            VersionTexts texts,
            BracketKeeper brackets,
            Wholeness wholeness,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plans = plans;
        this.versions = versions;
        this.articles = articles;
        this.provisions = provisions;
        this.texts = texts;
        this.brackets = brackets;
        this.wholeness = wholeness;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /** Whether one of these brackets stands or stood in a plan of the house. */
    boolean knowsAny(Collection<BracketId> ids) {
        return brackets.knowsAny(ids);
    }

    /** The text of a version. */
    PlanText text(Plan plan, int number) {
        return versions.row(plan.getId(), number)
                .map(row -> texts.view(row, plan.language()))
                .map(VersionView::text)
                .orElseThrow(() -> new NotFound("version"));
    }

    /** The first version of a plan that was just stored; returns its content. */
    byte[] first(Plan plan, PlanText text, Instant now) {
        Adoption imported = new Adoption(null, List.of());
        byte[] content = store(plan, now, seats.actor(plan.negotiation()), imported, text);
        provisions.add(plan.id(), text.index().keySet());
        brackets.follow(plan, PlanText.EMPTY, text, imported, BracketEnd.VOTE, now);
        return content;
    }

    /**
     * The next version.
     *
     * @param plan     held by the caller
     * @param expected number of the version that the changes were made on
     * @param ended    how the brackets ended that it settles
     * @return its number
     * @throws RuleViolation when the text is another one by now, or the changes do not fit it
     */
    int next(Plan plan, int expected, List<Change> changes, Adoption adoption, BracketEnd ended) {
        PlanText base = text(plan, plan.version());
        PlanText text = switch (Changes.apply(base, changes)) {
            case Application.Applied applied -> applied.text();
            case Application.Inapplicable misfit -> throw inapplicable(misfit.problems());
        };
        if (text.equals(base)) {
            throw new RuleViolation("plan.error.nothing-changes");
        }
        Set<ProvisionId> fresh = new HashSet<>(text.index().keySet());
        fresh.removeAll(base.index().keySet());
        if (!provisions.elsewhere(plan.id(), fresh).isEmpty()) {
            throw new RuleViolation("plan.error.provision-elsewhere");
        }
        Instant now = clock.instant();
        int number = plan.advance(expected, text.articles().size(), now);
        plans.saveAndFlush(plan);
        Actor actor = seats.actor(plan.negotiation());
        byte[] content = store(plan, now, actor, adoption, text);
        provisions.add(plan.id(), fresh);
        reopen(plan, base, text, changes, adoption.round());
        wholeness.openLock(plan, adoption.round()); // the last article that was not closed may be the one that went
        Act act = Act.of(
                        "version.adopted", plan.negotiation().value(), SubjectRef.of(SubjectRef.PLAN, plan.id()), actor)
                .version(number)
                .with(
                        "amendments",
                        adoption.amendments().stream().map(UUID::toString).toList())
                .payload(content, "application/json");
        events.publishEvent(adoption.round() == null ? act : act.round(adoption.round()));
        brackets.follow(plan, base, text, adoption, ended, now);
        return number;
    }

    private byte[] store(Plan plan, Instant now, Actor actor, Adoption adoption, PlanText text) {
        String json = TextJson.text(text).canonical();
        versions.saveAndFlush(new Version(plan.id(), plan.version(), now, actor.name(), adoption, json));
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static RuleViolation inapplicable(List<Problem> problems) {
        Problem first = problems.getFirst();
        return new RuleViolation(
                "plan.error.inapplicable",
                new RuleViolation(first.key(), first.arguments().toArray()));
    }

    /** Articles that the changes touch are open again. */
    private void reopen(Plan plan, PlanText base, PlanText text, List<Change> changes, @Nullable UUID round) {
        Set<ProvisionId> touched = new HashSet<>();
        for (ProvisionId provision : Changes.touched(changes)) {
            base.article(provision).map(Provision::id).ifPresent(touched::add);
            text.article(provision).map(Provision::id).ifPresent(touched::add);
        }
        for (ProvisionId article : touched) {
            if (articles.findById(article.value())
                    .filter(found -> found.status().closed())
                    .isPresent()) {
                throw new RuleViolation(
                        "closure.error.no-amendment", Numbering.of(base).cite(article));
            }
            articles.findById(article.value()).ifPresent(found -> mark(plan, found, ArticleStatus.OPEN, round));
        }
    }

    /** Notes how far the talks have come on an article. */
    void mark(Plan plan, Article article, ArticleStatus status, @Nullable UUID round) {
        if (!article.mark(status)) {
            return;
        }
        articles.save(article);
        Act act = Act.of(
                        "article.marked",
                        plan.negotiation().value(),
                        SubjectRef.of(SubjectRef.PROVISION, article.id()),
                        seats.actor(plan.negotiation()))
                .version(plan.version())
                .with("status", status.word());
        events.publishEvent(round == null ? act : act.round(round));
    }
}
