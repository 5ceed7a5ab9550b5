package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.MovedAmendment;
import org.parley.amendment.Turn;
import org.parley.delegation.NegotiationView;
import org.parley.design.Shape;
import org.parley.design.Steps;
import org.parley.design.Tone;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.plan.ui.PlanNavigation;
import org.parley.text.Problem;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.text.order.Fate;
import org.parley.text.order.Order;
import org.parley.text.order.Reason;
import org.parley.text.order.Step;
import org.parley.voting.NotPut;

/** Says the order of voting in the reader's language, for the component that draws it. */
final class VoteSteps {

    private final Component where;
    private final NegotiationView negotiation;
    private final PlanSummary plan;
    private final VersionView version;
    private final Map<UUID, AmendmentView> amendments;
    private final Function<AmendmentView, String> labels;

    VoteSteps(
            Component where,
            NegotiationView negotiation,
            PlanSummary plan,
            VersionView version,
            Map<UUID, AmendmentView> amendments,
            AmendmentNames names) {
        this.where = where;
        this.negotiation = negotiation;
        this.plan = plan;
        this.version = version;
        this.amendments = amendments;
        this.labels = names.labels(negotiation.id(), UI.getCurrentOrThrow().getLocale());
    }

    /** "Amendment 7 · IRL". */
    String label(UUID amendment) {
        return Optional.ofNullable(amendments.get(amendment)).map(labels).orElse("");
    }

    /** "7". */
    String number(UUID amendment) {
        return Optional.ofNullable(amendments.get(amendment))
                .map(found -> String.valueOf(found.number()))
                .orElse("");
    }

    String numbers(List<UUID> some) {
        return some.stream().map(this::number).collect(Collectors.joining(", "));
    }

    String path(UUID amendment) {
        return AmendmentNavigation.amendment(negotiation.slug(), new AmendmentId(amendment));
    }

    /** "Article 4 · Ceasefire". */
    String article(ProvisionId article) {
        String number = version.numbering().cite(article);
        return version.text()
                .find(article)
                .map(Provision::heading)
                .map(heading -> number + " · " + heading)
                .orElse(number);
    }

    String title(Order.Group group) {
        return group.articles().isEmpty()
                ? where.getTranslation("amendment.order.new-articles")
                : group.articles().stream().map(this::article).collect(Collectors.joining("; "));
    }

    /** A step in sentences; the number of another amendment stands for its identity. */
    List<String> reasons(Step step) {
        return step.reasons().stream().map(this::say).toList();
    }

    private String say(Reason reason) {
        return where.getTranslation(
                reason.key(),
                reason.arguments().stream()
                        .map(argument -> argument instanceof UUID amendment ? number(amendment) : argument)
                        .toArray());
    }

    String problems(List<Problem> problems) {
        return problems.stream()
                .map(problem ->
                        where.getTranslation(problem.key(), problem.arguments().toArray()))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private List<Steps.Name> names(List<UUID> proposals) {
        return proposals.stream()
                .map(id -> new Steps.Name(
                        label(id),
                        path(id),
                        Optional.ofNullable(amendments.get(id))
                                .map(AmendmentView::title)
                                .orElse("")))
                .toList();
    }

    /**
     * The order of voting on one group of articles, and the articles as amended at its end.
     *
     * @param blocked the amendments that stand in a block, with the number of its round
     */
    Steps.Group planned(Order.Group group, Map<UUID, MovedAmendment> moves, Map<UUID, Integer> blocked) {
        List<Steps.Step> steps = new ArrayList<>();
        for (Step step : group.steps()) {
            List<String> nots = step.notIf().isEmpty()
                    ? List.of()
                    : List.of(where.getTranslation("amendment.order.not-if", numbers(step.notIf())));
            steps.add(new Steps.Step(
                    step.first().toString(),
                    among(group, step),
                    step.amends() != null,
                    String.valueOf(steps.size() + 1),
                    names(step.proposals()),
                    reasons(step),
                    nots,
                    moved(step, moves),
                    blocked.containsKey(step.first()) ? inBlock(blocked.get(step.first())) : asked(step),
                    false,
                    null));
        }
        for (ProvisionId article : group.articles()) {
            List<UUID> goneIf = group.goneIf().getOrDefault(article, List.of());
            steps.add(new Steps.Step(
                    article.toString(),
                    null,
                    false,
                    String.valueOf(steps.size() + 1),
                    List.of(asAmended(article)),
                    List.of(where.getTranslation("amendment.order.article-last")),
                    goneIf.isEmpty()
                            ? List.of()
                            : List.of(where.getTranslation("amendment.order.not-if", numbers(goneIf))),
                    null,
                    null,
                    false,
                    null));
        }
        return new Steps.Group(id(group), title(group), href(group), steps);
    }

    /** The order of voting with what somebody assumes of each vote, and what would come of it. */
    Steps.Group group(Order.Group group, Map<UUID, Fate> fates, Map<UUID, Boolean> outcomes) {
        List<Steps.Step> steps = new ArrayList<>();
        for (Step step : group.steps()) {
            Fate fate = Objects.requireNonNull(fates.get(step.first()));
            boolean fallen = fate.kind() == Fate.Kind.FALLEN;
            Boolean outcome = step.proposals().stream()
                    .flatMap(id -> Stream.ofNullable(outcomes.get(id)))
                    .findFirst()
                    .orElse(null);
            Steps.Outcome assumed =
                    outcome == null ? Steps.Outcome.OPEN : outcome ? Steps.Outcome.ADOPTED : Steps.Outcome.REJECTED;
            steps.add(new Steps.Step(
                    step.first().toString(),
                    null,
                    step.amends() != null,
                    String.valueOf(steps.size() + 1),
                    names(step.proposals()),
                    fate.kind() == Fate.Kind.CHANGED || fallen ? List.of(fate(fate)) : List.of(),
                    List.of(),
                    null,
                    badge(fate.kind()),
                    fallen,
                    assumed.word()));
        }
        return new Steps.Group(id(group), title(group), href(group), steps);
    }

    /** "Because of 3: …", or that what it amends is decided. */
    String fate(Fate fate) {
        String reasons = problems(fate.reasons());
        if (fate.kind() == Fate.Kind.CHANGED) {
            return where.getTranslation("amendment.what-if.changed-by", numbers(fate.by()), reasons)
                    .strip();
        }
        return where.getTranslation(
                "amendment.what-if.falls-by",
                numbers(fate.by()),
                reasons.isEmpty() ? where.getTranslation("amendment.what-if.parent-decided") : reasons);
    }

    private Steps.@Nullable Mark badge(Fate.Kind kind) {
        String word =
                where.getTranslation("amendment.what-if.fate." + kind.name().toLowerCase(java.util.Locale.ROOT));
        return switch (kind) {
            case ADOPTED -> new Steps.Mark(word, Shape.CHECK, Tone.POSITIVE);
            case REJECTED -> new Steps.Mark(word, Shape.CROSS, Tone.NEGATIVE);
            case FALLEN -> new Steps.Mark(word, Shape.TRIANGLE, Tone.CAUTION);
            case CHANGED -> new Steps.Mark(word, Shape.DIAMOND, Tone.ACCENT);
            case PENDING -> null;
        };
    }

    /**
     * The rounds prepared, in their order.
     *
     * @param struck why an amendment was not put
     */
    List<Steps.Step> sequence(List<Turn> turns, Function<AmendmentView, String> struck) {
        List<Steps.Step> steps = new ArrayList<>();
        for (Turn turn : turns) {
            boolean gone = turn.standing() == Turn.Standing.NOT_PUT;
            List<UUID> put = turn.amendments().stream().map(AmendmentId::value).toList();
            List<String> said = new ArrayList<>();
            said.add(where.getTranslation("amendment.order.round", turn.round().number()));
            NotPut notPut = turn.round().notPut();
            if (turn.round().block()) {
                names(put)
                        .forEach(name ->
                                said.add(name.about().isEmpty() ? name.label() : name.label() + ": " + name.about()));
                said.add(where.getTranslation("amendment.block.one-vote"));
                if (notPut != null) {
                    said.add(where.getTranslation(
                            "voting.list.not-put." + notPut.why().word()));
                }
            } else if (gone) {
                put.stream()
                        .flatMap(id -> Stream.ofNullable(amendments.get(id)))
                        .map(struck)
                        .filter(each -> !each.isEmpty())
                        .distinct()
                        .forEach(said::add);
            }
            steps.add(new Steps.Step(
                    turn.round().id().value().toString(),
                    null,
                    put.stream().map(amendments::get).anyMatch(each -> each != null && each.parent() != null),
                    String.valueOf(steps.size() + 1),
                    title(turn, put),
                    said,
                    List.of(),
                    null,
                    badge(turn.standing()),
                    gone,
                    null));
        }
        return steps;
    }

    private List<Steps.Name> title(Turn turn, List<UUID> put) {
        if (turn.part()) {
            return part(turn);
        }
        if (turn.article() != null) {
            return List.of(asAmended(turn.article()));
        }
        if (turn.round().block()) {
            return List.of(new Steps.Name(
                    turn.round().title(),
                    "negotiations/" + negotiation.slug() + "/rounds/"
                            + turn.round().id().value(),
                    ""));
        }
        return names(put);
    }

    private Steps.Mark inBlock(int round) {
        return new Steps.Mark(where.getTranslation("amendment.block.in", round), Shape.SQUARE, Tone.ACCENT);
    }

    private Steps.@Nullable Mark asked(Step step) {
        return step.proposals().stream()
                        .flatMap(id -> Stream.ofNullable(amendments.get(id)))
                        .anyMatch(AmendmentView::awaitsConsent)
                ? new Steps.Mark(where.getTranslation("amendment.status.consent"), Shape.TRIANGLE, Tone.CAUTION)
                : null;
    }

    private Steps.Mark badge(Turn.Standing standing) {
        String word = where.getTranslation("amendment.order.standing." + standing.word());
        return switch (standing) {
            case ADOPTED -> new Steps.Mark(word, Shape.CHECK, Tone.POSITIVE);
            case REJECTED -> new Steps.Mark(word, Shape.CROSS, Tone.NEGATIVE);
            case UNDECIDED -> new Steps.Mark(word, Shape.HALF, Tone.CAUTION);
            case ANNULLED -> new Steps.Mark(word, Shape.DASH, Tone.NEUTRAL);
            case NOT_PUT -> new Steps.Mark(word, Shape.TRIANGLE, Tone.CAUTION);
            case RUNNING -> new Steps.Mark(word, Shape.DISC, Tone.ACCENT);
            case ASKED -> new Steps.Mark(word, Shape.TRIANGLE, Tone.CAUTION);
            case NEXT -> new Steps.Mark(word, Shape.DIAMOND, Tone.ACCENT);
            case WAITING -> new Steps.Mark(word, Shape.RING, Tone.NEUTRAL);
        };
    }

    /** The round on a part of an amendment or an article, or on whether to divide it, by its own title. */
    private List<Steps.Name> part(Turn turn) {
        return List.of(new Steps.Name(
                turn.round().title(),
                turn.article() == null
                        ? AmendmentNavigation.amendment(
                                negotiation.slug(), turn.amendments().getFirst())
                        : PlanNavigation.provision(negotiation.slug(), plan.slug(), turn.article()),
                ""));
    }

    private Steps.Name asAmended(ProvisionId article) {
        return new Steps.Name(
                where.getTranslation(
                        "amendment.order.as-amended", version.numbering().cite(article)),
                PlanNavigation.provision(negotiation.slug(), plan.slug(), article),
                "");
    }

    static String id(Order.Group group) {
        return group.articles().isEmpty() ? "new" : group.articles().getFirst().toString();
    }

    private @Nullable String href(Order.Group group) {
        return group.articles().isEmpty()
                ? null
                : PlanNavigation.provision(
                        negotiation.slug(), plan.slug(), group.articles().getFirst());
    }

    private static String among(Order.Group group, Step step) {
        UUID amends = step.amends();
        return amends == null ? id(group) : amends.toString();
    }

    private @Nullable String moved(Step step, Map<UUID, MovedAmendment> moves) {
        MovedAmendment move = step.moved() == null ? null : moves.get(step.first());
        return move == null
                ? null
                : where.getTranslation("amendment.order.moved", move.by(), move.reason(), step.proposed());
    }
}
