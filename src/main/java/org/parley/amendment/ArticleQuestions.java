package org.parley.amendment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Messages;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleRules;
import org.parley.plan.ArticleStatus;
import org.parley.plan.Mark;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.text.Consistency;
import org.parley.text.ProvisionId;
import org.parley.voting.Questions;
import org.parley.voting.RoundView;
import org.springframework.stereotype.Component;

/** Which articles can be put to the vote as they stand: those of the newest version of a plan. Plans do not know voting. */
@Component
class ArticleQuestions implements Questions {

    /** The finest difference that the database keeps between two moments. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    private final PlanQueries plans;
    private final Divisions divisions;
    private final Messages messages;

    ArticleQuestions(PlanQueries plans, Divisions divisions, Messages messages) {
        this.plans = plans;
        this.divisions = divisions;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.PROVISION);
    }

    @Override
    public List<SubjectRef> pending(NegotiationId negotiation) {
        return plans.list(negotiation).stream()
                .map(PlanSummary::id)
                .flatMap(plan -> plans.articleStatus(plan).entrySet().stream())
                .filter(article -> article.getValue() == ArticleStatus.OPEN)
                .map(article -> SubjectRef.of(SubjectRef.PROVISION, article.getKey()))
                .toList();
    }

    @Override
    public void requireVotable(NegotiationId negotiation, SubjectRef subject) {
        ProvisionId article = new ProvisionId(subject.id());
        PlanId plan = plans.locate(article)
                .filter(found -> plans.get(found).negotiation().equals(negotiation))
                .orElseThrow(() -> new RuleViolation("amendment.error.not-here"));
        ArticleStatus status = plans.articleStatus(plan).get(article);
        if (status == null) {
            throw new RuleViolation("amendment.error.articles-only");
        }
        if (status.closed()) {
            throw new RuleViolation(
                    "closure.error.closed", plans.text(plan).numbering().cite(article));
        }
    }

    /** The parts of an article come before it. Asked at the opening only: an order of voting prepares the article as amended before it is. */
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

    /** What was voted on as it stands is not put again while it stands so, unless two thirds want it (UN General Assembly rules 81 and 123). */
    private void requireOpen(SubjectRef subject) {
        ProvisionId article = new ProvisionId(subject.id());
        plans.locate(article)
                .filter(plan -> plans.articleStatus(plan).get(article) != ArticleStatus.OPEN)
                .ifPresent(plan -> {
                    throw new RuleViolation(
                            "amendment.error.article-decided",
                            plans.text(plan).numbering().cite(article));
                });
    }

    @Override
    public Set<String> marks(SubjectRef subject) {
        return rulesOf(new ProvisionId(subject.id()))
                .map(rules -> rules.marks().stream().map(Mark::word).collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    @Override
    public Set<String> rules(SubjectRef subject) {
        return rulesOf(new ProvisionId(subject.id()))
                .map(ArticleRules::rules)
                .map(Set::of)
                .orElse(Set.of());
    }

    @Override
    public boolean decidesBy(NegotiationId negotiation, String rules) {
        return plans.list(negotiation).stream()
                .flatMap(plan -> plans.articleRules(plan.id()).values().stream())
                .anyMatch(article -> rules.equals(article.rules()));
    }

    private Optional<ArticleRules> rulesOf(ProvisionId article) {
        return plans.locate(article).map(plan -> plans.articleRules(plan).get(article));
    }

    @Override
    public Set<SubjectRef> parts(SubjectRef subject) {
        ProvisionId article = new ProvisionId(subject.id());
        return plans.locate(article)
                .map(plan -> plans.text(plan).text())
                .map(text -> Parts.around(text, List.of(article)))
                .orElse(Set.of());
    }

    @Override
    public List<String> warnings(SubjectRef subject, Locale locale) {
        ProvisionId article = new ProvisionId(subject.id());
        return plans.locate(article)
                .map(plan -> Consistency.in(plans.text(plan).text(), article, plans.findings(plan)).stream()
                        .map(finding -> messages.get(
                                locale, finding.key(), finding.arguments().toArray()))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Optional<String> aftermath(RoundView round, SubjectRef subject, Locale locale) {
        ProvisionId article = new ProvisionId(subject.id());
        Instant proclaimed = round.proclaimedAt();
        if (!round.adopted() || proclaimed == null || stands(article, round, proclaimed.minus(TICK))) {
            return Optional.empty();
        }
        return plans.locate(article)
                .flatMap(plan -> plans.textAt(plan, Objects.requireNonNull(round.openedAt())))
                .map(opened -> messages.get(
                        locale,
                        "amendment.aftermath.article",
                        opened.numbering().cite(article),
                        opened.number()));
    }

    /** Whether an article still reads at a moment as it did when the round on it was opened. */
    boolean stands(ProvisionId article, RoundView round, Instant moment) {
        Instant opened = round.openedAt();
        PlanId plan = plans.locate(article).orElse(null);
        return opened != null
                && plan != null
                && plans.textAt(plan, opened)
                        .map(VersionView::text)
                        .flatMap(text -> text.find(article))
                        .equals(plans.textAt(plan, moment)
                                .map(VersionView::text)
                                .flatMap(text -> text.find(article)));
    }
}
