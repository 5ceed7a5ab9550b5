package org.parley.amendment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.text.Change;
import org.parley.text.Collision;
import org.parley.text.PlanText;
import org.parley.text.Rebase;
import org.parley.text.Rebased;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What amendments do to each other, as far as the person who asks may see them (ADR 0016). */
@Service
@PreAuthorize("isAuthenticated()")
@Transactional(readOnly = true)
public class CollisionQueries {

    private final AmendmentRepository amendments;
    private final CollisionIndex index;
    private final Rights rights;
    private final PlanQueries plans;
    private final RoundQueries rounds;
    private final Seats seats;

    CollisionQueries(
            AmendmentRepository amendments,
            CollisionIndex index,
            Rights rights,
            PlanQueries plans,
            RoundQueries rounds,
            Seats seats) {
        this.amendments = amendments;
        this.index = index;
        this.rights = rights;
        this.plans = plans;
        this.rounds = rounds;
        this.seats = seats;
    }

    /**
     * What meets an amendment: pending ones and the own delegation's drafts, the gravest first. What it amends, and what amends it, is
     * not among them; what no longer applies to the newest text meets nothing.
     *
     * @throws NotFound where there is no such amendment for this person
     */
    public List<Meeting> of(AmendmentId id) {
        Amendment amendment =
                amendments.findById(id.value()).filter(rights::sees).orElseThrow(() -> new NotFound("amendment"));
        Map<AmendmentId, Collision> met = new HashMap<>(index.of(amendment.plan(), id));
        met.values().removeIf(collision -> collision.flags().contains(Collision.Flag.SUB));
        return meetings(amendment.negotiation(), met);
    }

    /**
     * What a draft as it is being typed would meet.
     *
     * @param version the version of the plan that it is typed on
     * @param changes what it would do to that
     * @param except  the draft itself and what it amends
     */
    public List<Meeting> typed(PlanId plan, int version, List<Change> changes, Set<AmendmentId> except) {
        PlanSummary of = plans.get(plan);
        seats.requireReader(of.negotiation());
        List<Change> current = changes;
        if (of.version() != version && !changes.isEmpty()) {
            PlanText before = plans.text(plan, version).text();
            current = switch (Rebase.over(before, plans.text(plan).text(), changes)) {
                case Rebased.Clean clean -> clean.changes();
                case Rebased.Changed changed -> changed.changes();
                case Rebased.Fallen _ -> List.of();
            };
        }
        if (current.isEmpty()) {
            return List.of();
        }
        Map<AmendmentId, Collision> met = new HashMap<>(index.with(plan, current));
        met.keySet().removeAll(except);
        return meetings(of.negotiation(), met);
    }

    private List<Meeting> meetings(NegotiationId negotiation, Map<AmendmentId, Collision> met) {
        return amendments
                .findByIdIn(met.keySet().stream().map(AmendmentId::value).toList())
                .stream()
                .filter(rights.seen(negotiation))
                .map(other -> new Meeting(other.view(), Objects.requireNonNull(met.get(other.id()))))
                .sorted(Comparator.comparing(
                                (Meeting meeting) -> meeting.collision().kind())
                        .thenComparing(meeting -> meeting.other().number()))
                .toList();
    }

    /** How all that is before the table on a plan meets. Drafts are not in it, the own delegation's neither: a chair reads it aloud. */
    public CollisionMap map(PlanId plan) {
        NegotiationId negotiation = plans.get(plan).negotiation();
        seats.requireReader(negotiation);
        Map<AmendmentId, AmendmentLine> lines = amendments.lines(negotiation.value(), Rights.NONE).stream()
                .filter(line -> line.plan().equals(plan) && line.status().pending())
                .collect(Collectors.toMap(AmendmentLine::id, Function.identity()));
        List<CollisionMap.Pair> pairs = new ArrayList<>();
        index.all(plan)
                .forEach((id, partners) -> partners.forEach((partner, collision) -> {
                    AmendmentLine one = lines.get(id);
                    AmendmentLine other = lines.get(partner);
                    if (one != null && other != null && one.number() < other.number()) {
                        pairs.add(new CollisionMap.Pair(one, other, collision));
                    }
                }));
        pairs.sort(
                Comparator.comparingInt((CollisionMap.Pair pair) -> pair.one().number())
                        .thenComparingInt(pair -> pair.other().number()));
        return new CollisionMap(plans.text(plan), lines.size(), pairs);
    }

    /** The amendments that the next round puts to the vote: the one that is open, or else the first that is prepared. */
    public Set<AmendmentId> nextVote(NegotiationId negotiation) {
        return rounds.list(negotiation).stream()
                .filter(round -> round.state() == RoundState.OPEN || round.state() == RoundState.PREPARED)
                .min(Comparator.comparing((RoundSummary round) -> round.state() != RoundState.OPEN)
                        .thenComparing(RoundSummary::number))
                .map(round -> round.subjects().stream()
                        .filter(subject -> subject.kind().equals(SubjectRef.AMENDMENT))
                        .map(subject -> new AmendmentId(subject.id()))
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }
}
