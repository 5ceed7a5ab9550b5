package org.parley.plan;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.Capacity;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.text.Brackets;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.TextRules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes articles provisionally, and opens them again as the rules allow (ADR 0019). A facilitator closes an article that a round has
 * agreed to and on which nothing is pending, or a round closes it. It is opened again by two facilitators, or by a round that a
 * delegation asked for. Where the plan is agreed as a whole or not at all, closing its last article agrees to all of them.
 */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
@PreAuthorize("isAuthenticated()")
public class ClosureService {

    /** Most characters of a reason. */
    public static final int REASON_LENGTH = 2_000;

    private final PlanRepository plans;
    private final ArticleRepository articles;
    private final Wholeness wholeness;
    private final PlanQueries queries;
    private final ObjectProvider<Obstacles> obstacles;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ClosureService(
            PlanRepository plans,
            ArticleRepository articles,
            Wholeness wholeness,
            PlanQueries queries,
            ObjectProvider<Obstacles> obstacles,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plans = plans;
        this.articles = articles;
        this.wholeness = wholeness;
        this.queries = queries;
        this.obstacles = obstacles;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /** Closes an article that was put to the vote as it stands and agreed. */
    public void close(ProvisionId provision, String why) {
        Plan plan = held(provision);
        seats.requireFacilitator(plan.negotiation());
        String reason = reason(why);
        Article article = articles.findById(provision.value())
                .filter(found -> found.status() != ArticleStatus.OPEN && found.status() != ArticleStatus.REJECTED)
                .orElseThrow(() -> new RuleViolation("closure.error.not-agreed", cite(plan, provision)));
        requireClosable(plan, provision, article);
        close(plan, article, reason, null);
    }

    /**
     * Closes an article because a round decided so. Part of the proclamation: it has no transaction of its own.
     *
     * @return false where something has come in the way since the round was opened: then nothing is done
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean closeByRound(ProvisionId provision, UUID round) {
        Plan plan = held(provision);
        seats.requireFacilitator(plan.negotiation());
        Article article = articles.findById(provision.value()).orElseGet(() -> new Article(provision, plan.id()));
        try {
            requireClosable(plan, provision, article);
        } catch (RuleViolation obstacle) {
            return false;
        }
        close(plan, article, "", round);
        return true;
    }

    private void requireClosable(Plan plan, ProvisionId provision, Article article) {
        if (article.status().closed()) {
            throw new RuleViolation("closure.error.closed", cite(plan, provision));
        }
        boolean contested = queries.text(plan.id()).text().find(provision).stream()
                .flatMap(ClosureService::words)
                .anyMatch(words -> !Brackets.in(words).isEmpty());
        if (contested) {
            throw new RuleViolation("closure.error.brackets", cite(plan, provision));
        }
        Optional.ofNullable(obstacles.getIfAvailable())
                .flatMap(known -> known.toClosing(plan.id(), provision))
                .ifPresent(obstacle -> {
                    throw obstacle;
                });
    }

    private static Stream<String> words(Provision provision) {
        return Stream.concat(
                Stream.of(provision.text()), provision.children().stream().flatMap(ClosureService::words));
    }

    private void close(Plan plan, Article article, String why, @Nullable UUID round) {
        Actor actor = seats.actor(plan.negotiation());
        article.close(
                plan.asAWhole() ? ArticleStatus.CLOSED : ArticleStatus.FINAL,
                actor.name(),
                why,
                round,
                clock.instant());
        articles.saveAndFlush(article);
        Act act = act("article.closed", plan, article);
        if (!why.isEmpty()) {
            act = act.text(why);
        }
        events.publishEvent(round == null ? act : act.round(round));
        wholeness.openLock(plan, round);
    }

    /** Asks that a closed article be opened again: in the name of a delegation, or as a facilitator. */
    public void askReopening(ProvisionId provision, String why) {
        Plan plan = held(provision);
        SeatView seat = asking(plan.negotiation());
        String reason = reason(why);
        Article article = closed(plan, provision);
        if (plan.agreedVersion() != null) {
            throw new RuleViolation("closure.error.plan-agreed");
        }
        Actor actor = seats.actor(plan.negotiation());
        article.askReopening(
                new Closure.Reopening(seat.person(), actor.name(), seat.delegation(), reason, clock.instant()));
        articles.saveAndFlush(article);
        Act act = act("article.reopening-asked", plan, article).text(reason);
        DelegationId delegation = seat.delegation();
        events.publishEvent(
                delegation == null
                        ? act
                        : act.with("delegation", delegation.value().toString()));
    }

    /** Takes the request back: whoever asked, or the delegation in whose name it was asked. */
    public void withdrawReopening(ProvisionId provision) {
        Plan plan = held(provision);
        SeatView seat = asking(plan.negotiation());
        Article article = closed(plan, provision);
        Closure.Reopening asked = asked(plan, article);
        boolean own = asked.delegation() == null
                ? asked.person().equals(seat.person())
                : asked.delegation().equals(seat.delegation());
        if (!own) {
            throw new RuleViolation("closure.error.not-yours");
        }
        article.endReopening();
        articles.saveAndFlush(article);
        events.publishEvent(act("article.reopening-withdrawn", plan, article));
    }

    /** Agrees, as a second facilitator, that an article be opened again. */
    public void reopen(ProvisionId provision) {
        Plan plan = held(provision);
        SeatView seat = seats.requireFacilitator(plan.negotiation());
        Article article = closed(plan, provision);
        Closure.Reopening asked = asked(plan, article);
        if (asked.delegation() != null) {
            throw new RuleViolation("closure.error.needs-round", cite(plan, provision));
        }
        if (asked.person().equals(seat.person())) {
            throw new RuleViolation("closure.error.second-facilitator");
        }
        reopen(plan, article, asked.why(), null);
    }

    /**
     * Does what a round decided on a request to open an article again. Part of the proclamation: it has no transaction of its own.
     *
     * @param adopted whether it is opened; otherwise the request ends and the article stays closed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reopenByRound(ProvisionId provision, boolean adopted, UUID round) {
        Plan plan = held(provision);
        seats.requireFacilitator(plan.negotiation());
        Article article = articles.findById(provision.value())
                .filter(found -> found.status().closed() && plan.agreedVersion() == null)
                .orElse(null);
        if (article == null) {
            return; // opened meanwhile by two facilitators, or the whole plan is agreed
        }
        if (adopted) {
            reopen(plan, article, "", round);
        } else {
            article.endReopening();
            articles.saveAndFlush(article);
            events.publishEvent(act("article.reopening-refused", plan, article).round(round));
        }
    }

    private void reopen(Plan plan, Article article, String why, @Nullable UUID round) {
        article.reopen();
        articles.saveAndFlush(article);
        Act act = act("article.reopened", plan, article);
        if (!why.isEmpty()) {
            act = act.text(why);
        }
        events.publishEvent(round == null ? act : act.round(round));
    }

    /**
     * Sets whether nothing in a plan is agreed until everything is. It is a rule, so it does not change once an article is closed.
     */
    public void requireWhole(PlanId id, boolean asAWhole) {
        Plan plan = held(id);
        seats.requireFacilitator(plan.negotiation());
        if (plan.asAWhole() == asAWhole) {
            return;
        }
        if (!queries.closures(id).isEmpty()) {
            throw new RuleViolation("closure.error.rule-in-use");
        }
        plan.agreeAsAWhole(asAWhole);
        plans.saveAndFlush(plan);
        events.publishEvent(Act.of(
                        "plan.whole-required",
                        plan.negotiation().value(),
                        SubjectRef.of(SubjectRef.PLAN, plan.id()),
                        seats.actor(plan.negotiation()))
                .version(plan.version())
                .with("asAWhole", asAWhole));
    }

    private static String reason(String why) {
        String reason = TextRules.prose(why, REASON_LENGTH);
        if (reason.isBlank()) {
            throw new RuleViolation("closure.error.no-reason");
        }
        return reason;
    }

    /** A facilitator, or somebody who speaks for a delegation. */
    private SeatView asking(NegotiationId negotiation) {
        SeatView seat = seats.require(negotiation);
        if (seat.capacity() != Capacity.FACILITATOR && !seat.capacity().voice()) {
            throw new AccessDeniedException("delegation.error.heads-only");
        }
        return seat;
    }

    private Article closed(Plan plan, ProvisionId provision) {
        return articles.findById(provision.value())
                .filter(found -> found.status().closed())
                .orElseThrow(() -> new RuleViolation("closure.error.not-closed", cite(plan, provision)));
    }

    private Closure.Reopening asked(Plan plan, Article article) {
        Closure closure = article.closure();
        Closure.Reopening asked = closure == null ? null : closure.reopening();
        if (asked == null) {
            throw new RuleViolation("closure.error.not-asked", cite(plan, article.id()));
        }
        return asked;
    }

    private Plan held(ProvisionId provision) {
        PlanId id = queries.locate(provision).orElseThrow(() -> new NotFound("provision"));
        Plan plan = held(id);
        if (queries.text(id).text().articles().stream()
                .noneMatch(article -> article.id().equals(provision))) {
            throw new RuleViolation("plan.error.not-an-article");
        }
        return plan;
    }

    private Plan held(PlanId id) {
        return plans.lockById(id.value())
                .filter(plan -> seats.mayRead(plan.negotiation()))
                .orElseThrow(() -> new NotFound("plan"));
    }

    private String cite(Plan plan, ProvisionId provision) {
        return queries.text(plan.id()).numbering().cite(provision);
    }

    private Act act(String type, Plan plan, Article article) {
        return Act.of(
                        type,
                        plan.negotiation().value(),
                        SubjectRef.of(SubjectRef.PROVISION, article.id()),
                        seats.actor(plan.negotiation()))
                .version(plan.version())
                .with("plan", plan.id().value().toString());
    }
}
