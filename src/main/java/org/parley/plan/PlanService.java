package org.parley.plan;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Messages;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.text.BracketId;
import org.parley.text.BracketNotation;
import org.parley.text.Brackets;
import org.parley.text.Change;
import org.parley.text.Condition;
import org.parley.text.MarkdownPlan;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.References;
import org.parley.text.TextJson;
import org.parley.text.TextRules;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Brings plans in, hands them out, and makes their new versions. */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class PlanService {

    /** Most plans of one negotiation. */
    public static final int PLANS = 50;

    private static final String MAY_IMPORT = "hasRole('ADMINISTRATOR') or @seats.mayFacilitate(#negotiation)";

    private final PlanRepository plans;
    private final VersionMaker versions;
    private final ArticleRepository articles;
    private final ProvisionIndex provisions;
    private final Annex annex;
    private final Messages messages;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlanService(
            PlanRepository plans,
            VersionMaker versions,
            ArticleRepository articles,
            ProvisionIndex provisions,
            Annex annex,
            Messages messages,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plans = plans;
        this.versions = versions;
        this.articles = articles;
        this.provisions = provisions;
        this.annex = annex;
        this.messages = messages;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes in a plan from a file, as the last in the order of plans. A file that was exported from a plan in this house becomes
     * another plan: its provisions get new identities, and its references follow them.
     *
     * @throws RuleViolation with the line and the reason when the file cannot be read
     */
    @PreAuthorize(MAY_IMPORT)
    public Imported importPlan(NegotiationId negotiation, NewPlan named, PlanFormat format, String source) {
        return switch (format) {
            case MARKDOWN -> {
                MarkdownPlan.Parsed file = MarkdownPlan.parse(source);
                yield take(negotiation, named, file.title(), file.text(), file.labels());
            }
            case JSON -> {
                TextJson.Parsed file = TextJson.parsePlan(source);
                PlanText text = BracketNotation.read(file.text(), List.of());
                yield take(negotiation, named, file.title(), text, Map.of());
            }
        };
    }

    private Imported take(
            NegotiationId negotiation, NewPlan named, String title, PlanText read, Map<String, ProvisionId> labels) {
        TextRules.complete(read);
        List<Plan> others = plans.findByNegotiationOrderByPosition(negotiation.value());
        if (others.size() >= PLANS) {
            throw new RuleViolation("plan.error.too-many", PLANS);
        }
        if (others.stream().anyMatch(plan -> plan.slug().equals(named.slug()))) {
            throw new RuleViolation("plan.error.slug-taken", named.slug());
        }
        Instant now = clock.instant();
        Plan plan = new Plan(
                negotiation, named, title, others.size() + 1, read.articles().size(), now);
        Map<ProvisionId, ProvisionId> renamed = new HashMap<>();
        PlanText text = read;
        boolean known = versions.knowsAny(Brackets.index(read).keySet());
        if (known || !provisions.elsewhere(plan.id(), read.index().keySet()).isEmpty()) {
            read.index().keySet().forEach(id -> renamed.put(id, ProvisionId.next()));
            text = new PlanText(renamed(read.articles(), renamed));
        }
        plans.saveAndFlush(plan);
        byte[] content = versions.first(plan, text, now);
        events.publishEvent(Act.of("plan.imported", negotiation.value(), subject(plan), seats.actor(negotiation))
                .version(1)
                .with("title", title)
                .with("articles", text.articles().size())
                .payload(content, "application/json"));
        Map<String, ProvisionId> found = new HashMap<>();
        labels.forEach((label, id) -> found.put(label, renamed.getOrDefault(id, id)));
        return new Imported(plan.id(), found);
    }

    private static List<Provision> renamed(List<Provision> siblings, Map<ProvisionId, ProvisionId> names) {
        List<Provision> renamed = new ArrayList<>(siblings.size());
        for (Provision provision : siblings) {
            renamed.add(new Provision(
                    names.getOrDefault(provision.id(), provision.id()),
                    provision.heading(),
                    Brackets.renamed(
                            References.resolve(provision.text(), id -> References.to(names.getOrDefault(id, id))),
                            _ -> BracketId.next()),
                    renamed(provision.children(), names),
                    Condition.renamed(provision.conditions(), names)));
        }
        return renamed;
    }

    /**
     * Hands out a version as a file. That somebody took it is an act.
     *
     * @param version null for the newest
     */
    public Exported export(PlanId id, PlanFormat format, @Nullable Integer version) {
        Plan plan = visible(id);
        int number = version == null ? plan.version() : version;
        PlanText text = versions.text(plan, number);
        boolean provisional = plan.summary(List.of()).provisional(number);
        String content = switch (format) {
            case MARKDOWN ->
                MarkdownPlan.print(plan.title(), provisional ? provisional(plan) : "", text, annex.lines(plan, text));
            case JSON ->
                TextJson.plan(plan.title(), text, provisional)
                        .with(Annex.STATEMENTS, annex.json(plan, text))
                        .pretty();
        };
        events.publishEvent(
                Act.of("plan.exported", plan.negotiation().value(), subject(plan), seats.actor(plan.negotiation()))
                        .version(number)
                        .with("format", format.extension()));
        return new Exported(
                plan.slug() + "-v" + number + (provisional ? "-provisional." : ".") + format.extension(),
                format.mediaType(),
                content.getBytes(StandardCharsets.UTF_8));
    }

    /** That the file is no agreement, in the language of its text. */
    private String provisional(Plan plan) {
        return messages.get(Locale.forLanguageTag(plan.language()), "closure.provisional.file");
    }

    /**
     * Keeps the newest version the newest until the transaction ends: asked first by whoever commits himself to it.
     *
     * @return its number
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int hold(PlanId id) {
        return plans.lockById(id.value())
                .filter(plan -> seats.mayRead(plan.negotiation()))
                .orElseThrow(() -> new NotFound("plan"))
                .version();
    }

    /**
     * Declares in which order plans fall back on each other, as a choice among them came out. Those that were chosen among share the places
     * that they had; the others keep theirs.
     *
     * @param order from the first on
     * @param round the round that ranked them
     * @throws RuleViolation where they stand so already
     */
    public void declareOrder(NegotiationId negotiation, List<PlanId> order, UUID round) {
        seats.requireFacilitator(negotiation);
        List<Plan> ranked = order.stream()
                .map(id -> plans.lockById(id.value())
                        .filter(plan -> plan.negotiation().equals(negotiation))
                        .orElseThrow(() -> new NotFound("plan")))
                .toList();
        List<Integer> places = ranked.stream().map(Plan::place).sorted().toList();
        if (places.equals(ranked.stream().map(Plan::place).toList())) {
            throw new RuleViolation("plan.error.order-same");
        }
        for (int place = 0; place < places.size(); place++) {
            ranked.get(place).place(places.get(place));
            plans.saveAndFlush(ranked.get(place));
        }
        events.publishEvent(
                Act.of("plan.order-declared", negotiation.value(), subject(ranked.getFirst()), seats.actor(negotiation))
                        .version(ranked.getFirst().version())
                        .round(round)
                        .with(
                                "ranking",
                                order.stream().map(id -> id.value().toString()).toList()));
    }

    /**
     * Makes the next version out of changes that a round adopted. Part of the proclamation: it has no transaction of its own. Articles
     * that the changes touch are open again.
     *
     * @param expected number of the version that the changes were made on, which must still be the newest
     * @return number of the new version
     * @throws RuleViolation when the text is another one by now, or the changes do not fit it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int adopt(PlanId id, int expected, List<Change> changes, Adoption adoption) {
        Plan plan = plans.lockById(id.value()).orElseThrow(() -> new NotFound("plan"));
        seats.requireFacilitator(plan.negotiation());
        return versions.next(plan, expected, changes, adoption, BracketEnd.VOTE);
    }

    /**
     * Notes what a round decided on an article as it stands. Part of the proclamation: it has no transaction of its own.
     *
     * @param round the round that decided
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void markArticle(ProvisionId provision, ArticleStatus status, UUID round) {
        PlanId id = provisions.find(provision).orElseThrow(() -> new NotFound("provision"));
        Plan plan = plans.findById(id.value()).orElseThrow(() -> new NotFound("plan"));
        seats.requireFacilitator(plan.negotiation());
        boolean stands = versions.text(plan, plan.version()).articles().stream()
                .anyMatch(article -> article.id().equals(provision));
        if (!stands) {
            throw new RuleViolation("plan.error.not-an-article");
        }
        Article article = articles.findById(provision.value()).orElseGet(() -> new Article(provision, id));
        versions.mark(plan, article, status, round);
    }

    private Plan visible(PlanId id) {
        return plans.findById(id.value())
                .filter(plan -> seats.mayRead(plan.negotiation()))
                .orElseThrow(() -> new NotFound("plan"));
    }

    private static SubjectRef subject(Plan plan) {
        return SubjectRef.of(SubjectRef.PLAN, plan.id());
    }
}
