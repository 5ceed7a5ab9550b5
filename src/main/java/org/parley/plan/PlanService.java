package org.parley.plan;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.text.Application;
import org.parley.text.BracketId;
import org.parley.text.BracketNotation;
import org.parley.text.Brackets;
import org.parley.text.Change;
import org.parley.text.Changes;
import org.parley.text.MarkdownPlan;
import org.parley.text.PlanText;
import org.parley.text.Problem;
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
    private final VersionRepository versions;
    private final ArticleRepository articles;
    private final ProvisionIndex provisions;
    private final VersionTexts texts;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlanService(
            PlanRepository plans,
            VersionRepository versions,
            ArticleRepository articles,
            ProvisionIndex provisions,
            VersionTexts texts,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plans = plans;
        this.versions = versions;
        this.articles = articles;
        this.provisions = provisions;
        this.texts = texts;
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
        Actor actor = seats.actor(negotiation);
        Plan plan = new Plan(
                negotiation, named, title, others.size() + 1, read.articles().size(), now);
        Map<ProvisionId, ProvisionId> renamed = new HashMap<>();
        PlanText text = read;
        if (!provisions.elsewhere(plan.id(), read.index().keySet()).isEmpty()) {
            read.index().keySet().forEach(id -> renamed.put(id, ProvisionId.next()));
            text = new PlanText(renamed(read.articles(), renamed));
        }
        plans.saveAndFlush(plan);
        byte[] content = store(plan.id(), 1, now, actor, new Adoption(null, List.of()), text);
        provisions.add(plan.id(), text.index().keySet());
        events.publishEvent(Act.of("plan.imported", negotiation.value(), subject(plan), actor)
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
                    renamed(provision.children(), names)));
        }
        return renamed;
    }

    private byte[] store(PlanId plan, int number, Instant now, Actor actor, Adoption adoption, PlanText text) {
        String json = TextJson.text(text).canonical();
        versions.saveAndFlush(new Version(plan, number, now, actor.name(), adoption, json));
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Hands out a version as a file. That somebody took it is an act.
     *
     * @param version null for the newest
     */
    public Exported export(PlanId id, PlanFormat format, @Nullable Integer version) {
        Plan plan = visible(id);
        int number = version == null ? plan.version() : version;
        PlanText text = text(plan, number);
        String content = switch (format) {
            case MARKDOWN -> MarkdownPlan.print(plan.title(), text);
            case JSON -> TextJson.plan(plan.title(), text).pretty();
        };
        events.publishEvent(
                Act.of("plan.exported", plan.negotiation().value(), subject(plan), seats.actor(plan.negotiation()))
                        .version(number)
                        .with("format", format.extension()));
        return new Exported(
                plan.slug() + "-v" + number + "." + format.extension(),
                format.mediaType(),
                content.getBytes(StandardCharsets.UTF_8));
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
        if (!provisions.elsewhere(id, fresh).isEmpty()) {
            throw new RuleViolation("plan.error.provision-elsewhere");
        }
        Instant now = clock.instant();
        int number = plan.advance(expected, text.articles().size(), now);
        plans.saveAndFlush(plan);
        Actor actor = seats.actor(plan.negotiation());
        byte[] content = store(id, number, now, actor, adoption, text);
        provisions.add(id, fresh);
        reopen(plan, base, text, changes, adoption.round());
        Act act = Act.of("version.adopted", plan.negotiation().value(), subject(plan), actor)
                .version(number)
                .with(
                        "amendments",
                        adoption.amendments().stream().map(UUID::toString).toList())
                .payload(content, "application/json");
        events.publishEvent(adoption.round() == null ? act : act.round(adoption.round()));
        return number;
    }

    private static RuleViolation inapplicable(List<Problem> problems) {
        Problem first = problems.getFirst();
        return new RuleViolation(
                "plan.error.inapplicable",
                new RuleViolation(first.key(), first.arguments().toArray()));
    }

    private void reopen(Plan plan, PlanText base, PlanText text, List<Change> changes, @Nullable UUID round) {
        Set<ProvisionId> touched = new HashSet<>();
        for (ProvisionId provision : Changes.touched(changes)) {
            base.article(provision).map(Provision::id).ifPresent(touched::add);
            text.article(provision).map(Provision::id).ifPresent(touched::add);
        }
        for (ProvisionId article : touched) {
            articles.findById(article.value()).ifPresent(found -> mark(plan, found, ArticleStatus.OPEN, round));
        }
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
        boolean stands = text(plan, plan.version()).articles().stream()
                .anyMatch(article -> article.id().equals(provision));
        if (!stands) {
            throw new RuleViolation("plan.error.not-an-article");
        }
        Article article = articles.findById(provision.value()).orElseGet(() -> new Article(provision, id));
        mark(plan, article, status, round);
    }

    private void mark(Plan plan, Article article, ArticleStatus status, @Nullable UUID round) {
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

    private PlanText text(Plan plan, int number) {
        return versions.row(plan.getId(), number)
                .map(row -> texts.view(row, plan.language()))
                .map(VersionView::text)
                .orElseThrow(() -> new NotFound("version"));
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
