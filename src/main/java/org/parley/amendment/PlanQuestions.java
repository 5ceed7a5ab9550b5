package org.parley.amendment;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Messages;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleStatus;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.voting.Questions;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;
import org.parley.voting.RoundView;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The whole text of a plan as it stands: one vote on all its articles that are not closed. Adopted, it agrees to each of them; rejected, it
 * rejects each (ADR 0041).
 */
@Component
class PlanQuestions implements Questions {

    private final PlanQueries plans;
    private final Divisions divisions;
    private final Wholes wholes;
    private final ArticleQuestions articles;
    private final PendingOn pending;
    private final ObjectProvider<RoundQueries> rounds; // which asks all that answer for questions
    private final Messages messages;

    PlanQuestions(
            PlanQueries plans,
            Divisions divisions,
            Wholes wholes,
            ArticleQuestions articles,
            PendingOn pending,
            ObjectProvider<RoundQueries> rounds,
            Messages messages) {
        this.plans = plans;
        this.divisions = divisions;
        this.wholes = wholes;
        this.articles = articles;
        this.pending = pending;
        this.rounds = rounds;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.PLAN);
    }

    /** Plans of which every article is decided and some are not closed. */
    @Override
    public List<SubjectRef> pending(NegotiationId negotiation) {
        return plans.list(negotiation).stream()
                .map(PlanSummary::id)
                .filter(plan -> !plans.articleStatus(plan).containsValue(ArticleStatus.OPEN))
                .map(plan -> SubjectRef.of(SubjectRef.PLAN, plan))
                .filter(wholes::pending)
                .filter(plan -> !decided(plan))
                .toList();
    }

    @Override
    public void requireVotable(NegotiationId negotiation, SubjectRef subject) {
        PlanSummary plan;
        try {
            plan = plans.get(new PlanId(subject.id()));
        } catch (NotFound missing) {
            throw new RuleViolation("amendment.error.not-here");
        }
        if (!plan.negotiation().equals(negotiation)) {
            throw new RuleViolation("amendment.error.not-here");
        }
        if (plan.agreedVersion() != null) {
            throw new RuleViolation("closure.error.plan-agreed");
        }
        if (!wholes.pending(subject)) {
            throw new RuleViolation("amendment.error.plan-closed");
        }
    }

    /** The parts of a text come before it, and it is put once as it stands. */
    @Override
    public void requireTurn(SubjectRef subject) {
        divisions.requireTurn(subject);
        requireOpen(subject);
    }

    /** Refuses what cannot be put to the vote, and what was. */
    void requireUndecided(NegotiationId negotiation, SubjectRef subject) {
        requireVotable(negotiation, subject);
        requireOpen(subject);
    }

    private void requireOpen(SubjectRef subject) {
        if (decided(subject)) {
            throw new RuleViolation("amendment.error.plan-decided");
        }
    }

    /** Whether it was decided as a whole in the words that it has now, by a vote on it or with the last of its parts. */
    boolean decided(SubjectRef subject) {
        return divisions.fell(subject) || put(subject);
    }

    private boolean put(SubjectRef subject) {
        PlanId plan = new PlanId(subject.id());
        int newest = plans.text(plan).number();
        return rounds.getObject().ofSubject(subject).stream()
                .filter(round -> round.question() == null && !round.indicative())
                .filter(round -> round.state() == RoundState.PROCLAIMED && OrderQueries.decided(round))
                .anyMatch(round -> openedOn(plan, round) == newest);
    }

    private int openedOn(PlanId plan, RoundSummary round) {
        Instant opened = rounds.getObject().get(round.id()).openedAt();
        return opened == null
                ? 0
                : plans.textAt(plan, opened).map(VersionView::number).orElse(0);
    }

    private Stream<SubjectRef> standing(SubjectRef subject) {
        return wholes.articles(subject).map(article -> SubjectRef.of(SubjectRef.PROVISION, article));
    }

    /** A text is marked as its articles are; it is decided by the rules for whole texts, whatever is set for one of them. */
    @Override
    public Set<String> marks(SubjectRef subject) {
        return standing(subject)
                .flatMap(article -> articles.marks(article).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is pending on it, its articles, and whether they be closed or opened. */
    @Override
    public List<SubjectRef> entangled(SubjectRef subject) {
        PlanId plan = new PlanId(subject.id());
        Set<SubjectRef> entangled = new LinkedHashSet<>();
        pending.on(plan, subject).forEach(amendment -> entangled.add(Wholes.of(amendment)));
        for (Provision article : plans.text(plan).text().articles()) {
            Stream.of(SubjectRef.PROVISION, SubjectRef.CLOSURE, SubjectRef.REOPENING)
                    .forEach(kind -> entangled.add(SubjectRef.of(kind, article.id())));
        }
        return List.copyOf(entangled);
    }

    @Override
    public Set<SubjectRef> parts(SubjectRef subject) {
        Set<SubjectRef> parts = new LinkedHashSet<>(Set.of(subject));
        standing(subject).forEach(article -> parts.addAll(articles.parts(article)));
        return parts;
    }

    @Override
    public List<String> warnings(SubjectRef subject, Locale locale) {
        PlanId plan = new PlanId(subject.id());
        int amendments = pending.on(plan, subject).size();
        Map<ProvisionId, ArticleStatus> status = plans.articleStatus(plan);
        return Stream.concat(
                        amendments == 0
                                ? Stream.empty()
                                : Stream.of(messages.get(locale, "amendment.division.pending", amendments)),
                        status.keySet().stream()
                                .flatMap(article ->
                                        articles
                                                .warnings(SubjectRef.of(SubjectRef.PROVISION, article), locale)
                                                .stream()))
                .distinct()
                .toList();
    }

    @Override
    public Optional<String> aftermath(RoundView round, SubjectRef subject, Locale locale) {
        String said = standing(subject)
                .flatMap(article -> articles.aftermath(round, article, locale).stream())
                .collect(Collectors.joining(" "));
        return said.isEmpty() ? Optional.empty() : Optional.of(said);
    }
}
