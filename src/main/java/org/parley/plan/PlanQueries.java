package org.parley.plan;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.text.Consistency;
import org.parley.text.Finding;
import org.parley.text.PlanRedline;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of plans. Who may not read the negotiation learns of none of them. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class PlanQueries {

    private final PlanRepository plans;
    private final VersionRepository versions;
    private final ArticleRepository articles;
    private final ProvisionIndex provisions;
    private final VersionTexts texts;
    private final Seats seats;
    private final ObjectProvider<Checks> checks;

    PlanQueries(
            PlanRepository plans,
            VersionRepository versions,
            ArticleRepository articles,
            ProvisionIndex provisions,
            VersionTexts texts,
            Seats seats,
            ObjectProvider<Checks> checks) {
        this.plans = plans;
        this.versions = versions;
        this.articles = articles;
        this.provisions = provisions;
        this.texts = texts;
        this.seats = seats;
        this.checks = checks;
    }

    /** The plans of a negotiation in the order in which they fall back on each other. */
    public List<PlanSummary> list(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        List<Plan> found = plans.findByNegotiationOrderByPosition(negotiation.value());
        Map<PlanId, List<Article>> decided = articles
                .findByPlanIn(found.stream().map(Plan::getId).toList())
                .stream()
                .collect(Collectors.groupingBy(Article::plan));
        return found.stream()
                .map(plan -> plan.summary(standing(plan, decided.getOrDefault(plan.id(), List.of()))))
                .toList();
    }

    /** @throws NotFound where there is none for this person */
    public PlanSummary get(PlanId id) {
        return summary(visible(id));
    }

    /** @throws NotFound where there is none of that name for this person */
    public PlanSummary bySlug(NegotiationId negotiation, String slug) {
        seats.requireReader(negotiation);
        return plans.findByNegotiationAndSlug(negotiation.value(), slug)
                .map(this::summary)
                .orElseThrow(() -> new NotFound("plan"));
    }

    private PlanSummary summary(Plan plan) {
        return plan.summary(standing(plan, articles.findByPlanIn(List.of(plan.getId()))));
    }

    /** Those that stand in the newest version: an article that was deleted keeps its row. */
    private List<Article> standing(Plan plan, List<Article> decided) {
        if (decided.isEmpty()) {
            return decided;
        }
        PlanText text = view(plan, plan.version()).text();
        return decided.stream()
                .filter(article -> text.find(article.id()).isPresent())
                .toList();
    }

    /** The closed articles of the newest version, in its order. */
    public Map<ProvisionId, Closure> closures(PlanId id) {
        Map<ProvisionId, Closure> known = new HashMap<>();
        for (Article article : articles.findByPlanIn(List.of(id.value()))) {
            Closure closure = article.closure();
            if (closure != null) {
                known.put(article.id(), closure);
            }
        }
        Map<ProvisionId, Closure> closures = new LinkedHashMap<>();
        if (!known.isEmpty()) {
            text(id).text().articles().forEach(article -> {
                Closure closure = known.get(article.id());
                if (closure != null) {
                    closures.put(article.id(), closure);
                }
            });
        }
        return closures;
    }

    /** The newest version. */
    public VersionView text(PlanId id) {
        Plan plan = visible(id);
        return view(plan, plan.version());
    }

    /** @throws NotFound where there is no version of that number */
    public VersionView text(PlanId id, int number) {
        return view(visible(id), number);
    }

    /** The version in force at a moment; empty before the plan existed. */
    public Optional<VersionView> textAt(PlanId id, Instant moment) {
        Plan plan = visible(id);
        return versions.rowsUntil(id.value(), moment, Limit.of(1)).stream()
                .findFirst()
                .map(row -> texts.view(row, plan.language()));
    }

    private VersionView view(Plan plan, int number) {
        return versions.row(plan.getId(), number)
                .map(row -> texts.view(row, plan.language()))
                .orElseThrow(() -> new NotFound("version"));
    }

    /** All versions, newest first. */
    public List<VersionSummary> versions(PlanId id) {
        visible(id);
        return versions.rows(id.value()).stream().map(VersionRow::summary).toList();
    }

    /** What lies between two versions, ready to be read. */
    public PlanRedline redline(PlanId id, int from, int to) {
        Plan plan = visible(id);
        VersionView before = view(plan, from);
        VersionView after = view(plan, to);
        return PlanRedline.shown(before.text(), before.numbering(), after.text(), after.numbering());
    }

    /** What is to be looked at in the newest version before a vote. */
    public List<Finding> findings(PlanId id) {
        Plan plan = visible(id);
        VersionView newest = view(plan, plan.version());
        return Stream.concat(
                        Consistency.of(newest.text(), plan.language()).stream(),
                        checks.orderedStream().flatMap(module -> module.of(newest).stream()))
                .toList();
    }

    /** The plan in which a provision stands or stood; empty where there is none for this person. */
    public Optional<PlanId> locate(ProvisionId provision) {
        return provisions
                .find(provision)
                .filter(plan -> plans.findById(plan.value())
                        .filter(found -> seats.mayRead(found.negotiation()))
                        .isPresent());
    }

    /** The status of each article of the newest version, in order. */
    public Map<ProvisionId, ArticleStatus> articleStatus(PlanId id) {
        Map<ProvisionId, ArticleStatus> status = new LinkedHashMap<>();
        text(id).text().articles().forEach(article -> status.put(article.id(), ArticleStatus.OPEN));
        articles.findByPlanIn(List.of(id.value())).forEach(article -> status.replace(article.id(), article.status()));
        return status;
    }

    /** By what each article is decided, of those for which anything was ever said. */
    public Map<ProvisionId, ArticleRules> articleRules(PlanId id) {
        visible(id);
        return articles.findByPlanIn(List.of(id.value())).stream()
                .filter(article ->
                        article.rules().any() || !article.rules().reason().isEmpty())
                .collect(Collectors.toMap(Article::id, Article::rules));
    }

    private Plan visible(PlanId id) {
        return plans.findById(id.value())
                .filter(plan -> seats.mayRead(plan.negotiation()))
                .orElseThrow(() -> new NotFound("plan"));
    }
}
