package org.parley.amendment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.kernel.Past;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.text.Change;
import org.parley.text.Consistency;
import org.parley.text.Finding;
import org.parley.text.PlanRedline;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of amendments. A draft is there for its own delegation only, however it is asked for. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class AmendmentQueries {

    static final Set<AmendmentStatus> BEFORE_DECISION =
            Set.of(AmendmentStatus.DRAFT, AmendmentStatus.SEEKING, AmendmentStatus.PROPOSED);

    private final AmendmentRepository amendments;
    private final Wordings wordings;
    private final Rights rights;
    private final PlanQueries plans;
    private final Seats seats;
    private final Past past;

    AmendmentQueries(
            AmendmentRepository amendments,
            Wordings wordings,
            Rights rights,
            PlanQueries plans,
            Seats seats,
            Past past) {
        this.amendments = amendments;
        this.wordings = wordings;
        this.rights = rights;
        this.plans = plans;
        this.seats = seats;
        this.past = past;
    }

    /** What the person may see of a negotiation: drafts first, then the latest filed. */
    public List<AmendmentView> list(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return amendments.visible(negotiation.value(), rights.ownOrNone(negotiation)).stream()
                .map(Amendment::view)
                .sorted(Comparator.comparing(AmendmentView::filed))
                .toList();
    }

    /** What the person may see of a negotiation, in no order, to be filtered and sorted. */
    public List<AmendmentLine> lines(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return amendments.lines(negotiation.value(), rights.ownOrNone(negotiation));
    }

    /** Those of a negotiation's amendments that the person may see, in the order in which they are named. */
    public List<AmendmentView> views(NegotiationId negotiation, List<AmendmentId> ids) {
        Map<AmendmentId, Amendment> found =
                amendments.findByIdIn(ids.stream().map(AmendmentId::value).toList()).stream()
                        .filter(amendment -> amendment.negotiation().equals(negotiation))
                        .filter(rights.seen(negotiation))
                        .collect(Collectors.toMap(Amendment::id, Function.identity()));
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(found.get(id)))
                .map(Amendment::view)
                .toList();
    }

    /** The drafts of the person's own delegation, the one changed last first. */
    public List<AmendmentView> drafts(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return amendments.drafts(negotiation.value(), rights.ownOrNone(negotiation)).stream()
                .map(Amendment::view)
                .toList();
    }

    /** What seeks co-sponsors, the latest filed first. */
    public List<AmendmentView> seeking(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return amendments.seeking(negotiation.value()).stream()
                .map(Amendment::view)
                .toList();
    }

    /** @throws NotFound where there is none for this person */
    public AmendmentView get(AmendmentId id) {
        return find(id).orElseThrow(() -> new NotFound("amendment"));
    }

    /** Empty where there is none for this person. */
    public Optional<AmendmentView> find(AmendmentId id) {
        return amendments.findById(id.value()).filter(rights::sees).map(Amendment::view);
    }

    /** As it stood at a moment; empty before it was there for this person. */
    public Optional<AmendmentView> findAt(AmendmentId id, Instant moment) {
        return state(id, moment).map(Amendment::view);
    }

    /** The texts that an amendment stands between. */
    public AmendmentTexts texts(AmendmentId id) {
        return wordings.of(visible(id));
    }

    /** What is to be looked at before it is proposed or put to the vote: of the text as it would read with it. */
    public List<Finding> findings(AmendmentId id) {
        Amendment amendment = visible(id);
        AmendmentTexts texts = wordings.of(amendment);
        return Consistency.of(
                texts.version().text(),
                texts.result(),
                plans.get(amendment.plan()).language());
    }

    /** What it would change in the plan, ready to be read: the articles that it touches, whole. */
    public PlanRedline redline(AmendmentId id) {
        AmendmentTexts texts = texts(id);
        return articles(PlanRedline.shown(texts.version().text(), texts.result()));
    }

    /** What a sub-amendment would change in the amendment that it amends; as {@link #redline} for any other. */
    public PlanRedline redlineToParent(AmendmentId id) {
        AmendmentTexts texts = texts(id);
        return articles(PlanRedline.shown(texts.base(), texts.result()));
    }

    /**
     * What it would have changed at a moment: in the amendment that it amends, or in the plan.
     *
     * @param inPlan whether a sub-amendment is shown against the plan as well
     * @throws NotFound before it was there for this person
     */
    public PlanRedline redlineAt(AmendmentId id, Instant moment, boolean inPlan) {
        AmendmentTexts texts = wordings.of(state(id, moment).orElseThrow(() -> new NotFound("amendment")));
        return articles(PlanRedline.shown(inPlan ? texts.version().text() : texts.base(), texts.result()));
    }

    /** Of a redline, the articles in which something happens. */
    public static PlanRedline articles(PlanRedline whole) {
        List<PlanRedline.Node> kept = new ArrayList<>();
        List<PlanRedline.Node> article = new ArrayList<>();
        for (PlanRedline.Node node : whole.nodes()) {
            if (node.depth() == 1) {
                keep(article, kept);
                article.clear();
            }
            article.add(node);
        }
        keep(article, kept);
        return new PlanRedline(kept);
    }

    private static void keep(List<PlanRedline.Node> article, Collection<PlanRedline.Node> kept) {
        if (article.stream().anyMatch(node -> node.status() != PlanRedline.Status.SAME)) {
            kept.addAll(article);
        }
    }

    /** What it does to the plan: for a sub-amendment, together with the amendment that it amends. */
    public List<Change> changesOnPlan(AmendmentId id) {
        return wordings.onPlan(visible(id));
    }

    /** The sub-amendments to an amendment that were put before everybody, in the order of their numbers. */
    public List<AmendmentView> under(AmendmentId id) {
        visible(id);
        return amendments.filedUnder(id.value()).stream().map(Amendment::view).toList();
    }

    /** The same as they stood at a moment, without those that were not before everybody yet. */
    public List<AmendmentView> underAt(AmendmentId id, Instant moment) {
        visible(id);
        List<UUID> filed =
                amendments.filedUnder(id.value()).stream().map(Amendment::getId).toList();
        Map<UUID, Amendment> then = past.states(Amendment.class, filed, moment);
        return filed.stream()
                .flatMap(each -> Stream.ofNullable(then.get(each)))
                .filter(Amendment::filed)
                .map(Amendment::view)
                .toList();
    }

    /** What is before the table on a plan, and the own delegation's drafts, in the order of filing. */
    public List<AmendmentView> pendingOn(PlanId plan) {
        return pending(plan).stream().map(Amendment::view).toList();
    }

    /** Whether a draft stands on an older text than the newest, and so cannot be proposed as it is. */
    public boolean outdated(AmendmentId id) {
        Amendment draft = visible(id);
        AmendmentId parent = draft.parent();
        return plans.get(draft.plan()).version() != draft.version()
                || (parent != null
                        && amendments
                                .findById(parent.value())
                                .filter(draft::standsOn)
                                .isEmpty());
    }

    /** The delegation that keeps it to itself, whoever asks: empty once it was put before everybody. */
    public Optional<DelegationId> keptBy(AmendmentId id) {
        return amendments
                .findById(id.value())
                .filter(amendment -> !amendment.filed())
                .map(Amendment::delegation);
    }

    /** Whether the person negotiates for the delegation whose amendment it is. */
    public boolean own(AmendmentView amendment) {
        return rights.own(amendment.negotiation())
                .filter(amendment.delegation()::equals)
                .isPresent();
    }

    private List<Amendment> pending(PlanId plan) {
        return amendments.of(plan.value(), BEFORE_DECISION).stream()
                .filter(rights.seen(plans.get(plan).negotiation()))
                .toList();
    }

    /** A state that was a delegation's own when it was written stays its own, whatever became of the amendment since. */
    private Optional<Amendment> state(AmendmentId id, Instant moment) {
        visible(id);
        return Optional.ofNullable(past.states(Amendment.class, List.of(id.value()), moment)
                        .get(id.value()))
                .filter(rights::sees);
    }

    private Amendment visible(AmendmentId id) {
        return amendments.findById(id.value()).filter(rights::sees).orElseThrow(() -> new NotFound("amendment"));
    }
}
