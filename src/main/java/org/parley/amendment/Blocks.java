package org.parley.amendment;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.RuleViolation;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.procedure.RuleSet;
import org.parley.text.Changes;
import org.parley.text.Collision;
import org.parley.text.Collisions;
import org.parley.text.order.Order;
import org.parley.text.order.Proposal;
import org.parley.text.order.Step;
import org.springframework.stereotype.Component;

/**
 * Which amendments may be decided by one vote though they say different things (ADR 0040): those on which nothing has to be settled
 * first, whose order among each other changes nothing, and which the same rules decide. A block is put before what is left, so that
 * nothing which the order of voting puts before one of its amendments may bear on that one.
 */
@Component
class Blocks {

    private final AmendmentRepository amendments;
    private final VotingOrderRepository orders;
    private final Floor floor;
    private final Packages packages;
    private final Divisions divisions;
    private final Terms terms;
    private final PlanQueries plans;

    Blocks(
            AmendmentRepository amendments,
            VotingOrderRepository orders,
            Floor floor,
            Packages packages,
            Divisions divisions,
            Terms terms,
            PlanQueries plans) {
        this.amendments = amendments;
        this.orders = orders;
        this.floor = floor;
        this.packages = packages;
        this.divisions = divisions;
        this.terms = terms;
        this.plans = plans;
    }

    /** What is before the table on a plan, in its order, and what meets what. */
    private record Table(
            Floor.Business business, Order order, Map<UUID, Proposal> proposals, Collisions<UUID> collisions) {

        int number(UUID amendment) {
            return Objects.requireNonNull(business.amendments().get(amendment)).number();
        }
    }

    private Table table(PlanId plan) {
        Floor.Business business = floor.of(plan);
        List<MovedAmendment> moves =
                orders.findByPlan(plan.value()).map(VotingOrder::moves).orElse(List.of());
        Order order = Order.plan(business.version().text(), business.votable(), OrderQueries.moves(moves));
        Map<UUID, Proposal> proposals =
                business.votable().stream().collect(Collectors.toMap(Proposal::id, Function.identity()));
        Collisions<UUID> collisions = new Collisions<>(business.version().text());
        // What amends an amendment works on the words of that, not on the text of the plan
        proposals.values().stream()
                .filter(proposal -> proposal.parent() == null)
                .forEach(proposal -> collisions.put(proposal.id(), proposal.changes()));
        return new Table(business, order, proposals, collisions);
    }

    /**
     * What may stand in one block, chosen in the order of voting, and why the rest may not.
     *
     * @param rules by what an amendment is decided
     */
    BlockChoice choice(PlanId plan, Function<AmendmentId, RuleSet> rules) {
        Table table = table(plan);
        Set<UUID> chosen = new LinkedHashSet<>();
        Map<AmendmentId, RuleViolation> barred = new LinkedHashMap<>();
        for (Step step : table.order().steps()) {
            if (step.amends() != null) {
                continue;
            }
            Optional<RuleViolation> obstacle = step.proposals().stream()
                    .flatMap(each -> obstacle(table, each, chosen, chosen).stream())
                    .findFirst()
                    .or(() -> chosen.isEmpty()
                            ? Optional.empty()
                            : differing(
                                    List.of(new AmendmentId(chosen.iterator().next()), new AmendmentId(step.first())),
                                    rules));
            if (obstacle.isPresent()) {
                step.proposals().forEach(each -> barred.put(new AmendmentId(each), obstacle.get()));
            } else {
                chosen.addAll(step.proposals());
            }
        }
        return new BlockChoice(chosen.stream().map(AmendmentId::new).toList(), barred);
    }

    /** @throws RuleViolation that says why these may not be decided by one vote, and names the two that stand against it */
    void require(NegotiationId negotiation, List<AmendmentId> members, Function<AmendmentId, RuleSet> rules) {
        List<Amendment> found = members.stream()
                .flatMap(member -> amendments.findById(member.value()).stream())
                .filter(amendment -> amendment.negotiation().equals(negotiation) && amendment.filed())
                .toList();
        if (found.size() < members.size()) {
            throw new RuleViolation("amendment.error.not-here");
        }
        PlanId plan = found.getFirst().plan();
        if (!found.stream().allMatch(amendment -> amendment.plan().equals(plan))) {
            throw new RuleViolation("amendment.error.block-plans");
        }
        Table table = table(plan);
        List<UUID> all = members.stream().map(AmendmentId::value).toList();
        Set<UUID> inside = Set.copyOf(all);
        for (int at = 0; at < all.size(); at++) {
            obstacle(table, all.get(at), all.subList(0, at), inside).ifPresent(obstacle -> {
                throw obstacle;
            });
        }
        differing(members, rules).ifPresent(differing -> {
            throw differing;
        });
    }

    /**
     * Why an amendment may not stand in a block.
     *
     * @param beside those that it is held against
     * @param inside all that stand in the block, as far as they are known
     */
    private Optional<RuleViolation> obstacle(Table table, UUID id, Collection<UUID> beside, Set<UUID> inside) {
        Amendment amendment = amendments.findById(id).orElseThrow();
        int number = amendment.number();
        if (amendment.parent() != null) {
            return Optional.of(new RuleViolation("amendment.error.block-sub", number));
        }
        if (!table.proposals().containsKey(id)) {
            return Optional.of(new RuleViolation(
                    "amendment.error.not-votable", number, amendment.status().word()));
        }
        Map<UUID, Collision> met = table.collisions().of(id);
        return itself(amendment)
                .or(() -> table.proposals().values().stream()
                        .filter(other -> id.equals(other.parent()))
                        .findFirst()
                        .map(sub -> new RuleViolation("amendment.error.block-amended", number, sub.number())))
                .or(() -> pair(table, id, met, beside))
                .or(() -> first(table, id, met, inside));
    }

    /** What has to be settled on the amendment itself. */
    private Optional<RuleViolation> itself(Amendment amendment) {
        if (amendment.consent() != null) {
            return Optional.of(new RuleViolation("amendment.error.awaits-consent", amendment.number()));
        }
        if (divisions.active(Wholes.of(amendment.id())).isPresent()) {
            return Optional.of(new RuleViolation("amendment.error.division-first", amendment.number()));
        }
        return packages.binding(amendment)
                .map(bound -> new RuleViolation("package.error.bound", amendment.number(), bound.number()))
                .or(() -> terms.unmet(amendment));
    }

    private static Optional<RuleViolation> pair(
            Table table, UUID id, Map<UUID, Collision> met, Collection<UUID> beside) {
        return beside.stream()
                .filter(met::containsKey)
                .flatMap(other -> meeting(table, "amendment.error.block-pair", other, id, met).stream())
                .findFirst();
    }

    /** What the order of voting puts before it, outside the block, and bears on it. */
    private static Optional<RuleViolation> first(Table table, UUID id, Map<UUID, Collision> met, Set<UUID> inside) {
        return table.order().steps().stream()
                .takeWhile(step -> !step.proposals().contains(id))
                .filter(step -> step.amends() == null)
                .map(Step::first)
                .filter(before -> met.containsKey(before) && !inside.contains(before))
                .flatMap(before -> meeting(table, "amendment.error.block-first", before, id, met).stream())
                .findFirst();
    }

    /**
     * How two meet, where it matters which is decided, or decided first.
     *
     * @param met what the other meets, {@code one} among it
     */
    private static Optional<RuleViolation> meeting(
            Table table, String key, UUID one, UUID other, Map<UUID, Collision> met) {
        Collision collision = Objects.requireNonNull(met.get(one)).reversed();
        boolean free = collision.kind() == Collision.Kind.IDENTICAL
                || collision.kind() == Collision.Kind.INDEPENDENT
                        && collision.flags().isEmpty();
        if (free) {
            return Optional.empty();
        }
        boolean turned = collision.taker() == Collision.Side.OTHER;
        int first = table.number(turned ? other : one);
        int second = table.number(turned ? one : other);
        RuleViolation how = collision.kind() == Collision.Kind.INDEPENDENT
                ? new RuleViolation("amendment.block.reference")
                : new RuleViolation(
                        "amendment.collision." + collision.kind().name().toLowerCase(java.util.Locale.ROOT),
                        String.valueOf(first),
                        String.valueOf(second));
        return Optional.of(new RuleViolation(key, table.number(one), table.number(other), how));
    }

    /** The articles of the first two that are not decided by the same rules. */
    private Optional<RuleViolation> differing(List<AmendmentId> members, Function<AmendmentId, RuleSet> rules) {
        String usual = rules.apply(members.getFirst()).id();
        return members.stream()
                .filter(member -> !rules.apply(member).id().equals(usual))
                .findFirst()
                .map(other -> new RuleViolation(
                        "amendment.error.block-rules", articles(members.getFirst()), articles(other)));
    }

    /** The articles that an amendment works on. */
    private String articles(AmendmentId id) {
        Amendment amendment = amendments.findById(id.value()).orElseThrow();
        VersionView newest = plans.text(amendment.plan());
        String touched = Changes.touched(amendment.changes()).stream()
                .flatMap(provision -> newest.text().article(provision).stream())
                .map(article -> newest.numbering().cite(article.id()))
                .distinct()
                .collect(Collectors.joining(", "));
        return touched.isEmpty() ? newest.numbering().cite(amendment.article()) : touched;
    }
}
