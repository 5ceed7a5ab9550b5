package org.parley.plan;

import java.text.Normalizer;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.RuleSetNames;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Characters;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.text.ProvisionId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says by what an article is decided: marked as setting a precedent or as an important question, or by rules of its own. */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class ArticleRulesService {

    /** Longest reason, in characters. */
    public static final int LONGEST_REASON = 500;

    private final ArticleRepository articles;
    private final PlanQueries plans;
    private final RuleSetNames names;
    private final Seats seats;
    private final ApplicationEventPublisher events;

    ArticleRulesService(
            ArticleRepository articles,
            PlanQueries plans,
            RuleSetNames names,
            Seats seats,
            ApplicationEventPublisher events) {
        this.articles = articles;
        this.plans = plans;
        this.names = names;
        this.seats = seats;
        this.events = events;
    }

    /**
     * Sets marks and rules of an article of the newest version. Rounds that are prepared keep the rules they have.
     *
     * @param rules id of a rule set; null for the negotiation's own choice
     */
    public void decideBy(ProvisionId article, Set<Mark> marks, @Nullable String rules, String reason) {
        PlanId plan = plans.locate(article).orElseThrow(() -> new NotFound("provision"));
        NegotiationId negotiation = plans.get(plan).negotiation();
        seats.requireFacilitator(negotiation);
        if (!plans.articleStatus(plan).containsKey(article)) {
            throw new RuleViolation("plan.error.rules-article");
        }
        if (rules != null
                && !names.names().contains(rules)
                && !names.written(negotiation).containsKey(rules)) {
            throw new RuleViolation("delegation.error.rules", rules);
        }
        Article found = articles.findById(article.value()).orElseGet(() -> new Article(article, plan));
        String said = clean(reason);
        if (!found.decideBy(new ArticleRules(marks, rules, said))) {
            return;
        }
        articles.save(found);
        Act act = Act.of(
                        "article.ruled",
                        negotiation.value(),
                        SubjectRef.of(SubjectRef.PROVISION, article),
                        seats.actor(negotiation))
                .with("marks", marks.stream().sorted().map(Mark::word).toList())
                .text(said);
        events.publishEvent(rules == null ? act : act.with("ruleSet", rules));
    }

    private static String clean(String reason) {
        String text = Normalizer.normalize(reason.strip().replace("\r\n", "\n"), Normalizer.Form.NFC);
        if (text.isEmpty()
                || text.codePointCount(0, text.length()) > LONGEST_REASON
                || text.codePoints()
                        .anyMatch(each -> each != '\n' && !Characters.joiner(each) && Characters.invisible(each))) {
            throw new RuleViolation("plan.error.rules-reason", LONGEST_REASON);
        }
        return text;
    }
}
