package org.parley.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.BlockChoice;
import org.parley.amendment.OrderQueries;
import org.parley.amendment.OrderService;
import org.parley.amendment.OrderView;
import org.parley.amendment.Outlook;
import org.parley.amendment.Preview;
import org.parley.kernel.Messages;
import org.parley.plan.PlanId;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.parley.text.Problem;
import org.parley.text.ProvisionId;
import org.parley.text.TextJson;
import org.parley.text.order.Fate;
import org.parley.text.order.Move;
import org.parley.text.order.Order;
import org.parley.text.order.Provenance;
import org.parley.text.order.Sequence;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundView;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** In which order amendments are put to the vote, and what outcomes would come to. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(
        name = "Order of voting",
        description = "In which order amendments are put to the vote, and what outcomes would come to")
class OrderApi {

    private final OrderQueries queries;
    private final OrderService service;
    private final RoundQueries rounds;
    private final Messages messages;

    OrderApi(OrderQueries queries, OrderService service, RoundQueries rounds, Messages messages) {
        this.queries = queries;
        this.service = service;
        this.rounds = rounds;
        this.messages = messages;
    }

    @Schema(description = "That a facilitator put a vote elsewhere than the rule would")
    record Moved(
            @Nullable @Schema(description = "Before the vote on this amendment; absent for the last place")
            UUID before,

            String reason) {

        static @Nullable Moved of(@Nullable Move move) {
            return move == null ? null : new Moved(move.before(), move.reason());
        }
    }

    @Schema(name = "OrderStep", description = "One vote")
    record Step(
            @Schema(description = "What is put to it: several where they say the same")
            List<UUID> amendments,

            List<Integer> numbers,

            @Nullable @Schema(description = "The amendment that they amend")
            UUID amends,

            @Schema(description = "deletes, rewrites, edits, adds or moves: the gravest thing that they do")
            String kind,

            @Schema(description = "Words that change") long changed,

            @Schema(description = "Words of what they touch: the share is changed/of")
            long of,

            @Schema(description = "How many provisions they touch")
            int provisions,

            @Schema(description = "Why it stands here, in sentences")
            List<String> reasons,

            @Schema(description = "Not put if one of these is adopted: earlier votes, each by its first amendment")
            List<UUID> notIf,

            @Schema(description = "Votes that its adoption makes needless, each by its first amendment")
            List<UUID> fells,

            @Schema(description = "Its place by the rule in its group, from 1")
            int proposed,

            @Nullable Moved moved) {}

    @Schema(name = "OrderGroup", description = "Votes that bear on each other because they are about the same articles")
    record Group(
            @Schema(description = "The articles, put as amended when the steps are done")
            List<UUID> articles,

            List<Step> steps) {}

    @Schema(name = "OrderRound", description = "A round that a facilitator had prepared, in its place")
    record Turn(
            UUID round,
            int number,
            List<UUID> amendments,

            @Nullable @Schema(description = "The article that it puts as amended")
            UUID article,

            @Schema(description = "Whether the amendments are put as a block: each decided by the one vote")
            boolean block,

            @Schema(description = "adopted, rejected, undecided, annulled, not-put, running, next or waiting")
            String standing) {}

    @Schema(description = "The order of voting on a plan")
    record VotingOrder(
            UUID plan,
            int version,
            List<Group> groups,

            @Schema(description = "Pending, but not put yet: they seek co-sponsors, or amend what does")
            List<UUID> seeking,

            List<Turn> rounds) {}

    @Schema(description = "Outcomes to assume")
    record Assumed(
            @Nullable @Schema(description = "Amendments assumed adopted")
            List<UUID> adopted,

            @Nullable @Schema(description = "Amendments assumed rejected")
            List<UUID> rejected) {}

    @Schema(description = "Where an amendment would stand")
    record Standing(
            UUID amendment,
            int number,

            @Schema(description = "adopted, rejected, fallen, pending or changed")
            String fate,

            @Schema(description = "The amendments that brought it there")
            List<UUID> by,

            @Schema(description = "Why it falls, or what changed in it, in sentences")
            List<String> reasons) {}

    @Schema(description = "Words that came together")
    record Words(
            String text,

            @Schema(description = "The amendments that they come from; none for words of the present text")
            List<UUID> by) {}

    @Schema(description = "A provision whose words say where they come from")
    record Origin(UUID provision, List<Words> heading, List<Words> text) {}

    @Schema(description = "What would come of the outcomes")
    record Consequences(
            UUID plan,

            @Schema(description = "The version that they would change")
            int version,

            @Schema(description = "The text as it would read")
            List<Texts.Node> articles,

            List<Standing> amendments,

            @Schema(description = "What would be left to vote, in the order planned")
            List<List<UUID>> left,

            @Schema(description = "Where the words come from, of every provision in which an amendment has words")
            List<Origin> origins) {}

    @Schema(description = "Over what to look at an amendment")
    record Over(
            @Nullable @Schema(description = "Another pending amendment on the same plan; absent for the newest version")
            UUID over) {}

    @Schema(description = "How an amendment would read elsewhere")
    record Rebased(
            UUID amendment,

            @Schema(description = "The newest version, on which it is looked at")
            int version,

            @Schema(description = "clean, changed or fallen")
            String outcome,

            @Schema(description = "What changes in it, or why it falls, in sentences")
            List<String> reasons,

            @Schema(description = "What it would say, in the change format; empty where it falls", type = "array")
            @JsonRawValue
            String changes) {}

    @GetMapping("/plans/{plan}/order")
    @Operation(
            summary = "The order of voting",
            description =
                    "In which order the pending amendments are put to the vote, with the reason for each step, what was moved by hand, and"
                            + " the rounds prepared.")
    VotingOrder order(@PathVariable UUID plan, Locale locale) {
        OrderView view = queries.order(new PlanId(plan));
        return new VotingOrder(
                plan,
                view.version().number(),
                view.order().groups().stream()
                        .map(group -> group(group, view.amendments(), locale))
                        .toList(),
                view.seeking().stream().map(AmendmentId::value).toList(),
                view.turns().stream()
                        .map(turn -> new Turn(
                                turn.round().id().value(),
                                turn.round().number(),
                                turn.amendments().stream()
                                        .map(AmendmentId::value)
                                        .toList(),
                                turn.article() == null ? null : turn.article().value(),
                                turn.round().block(),
                                turn.standing().word()))
                        .toList());
    }

    private Group group(Order.Group group, Map<UUID, AmendmentView> amendments, Locale locale) {
        return new Group(
                group.articles().stream().map(ProvisionId::value).toList(),
                group.steps().stream()
                        .map(step -> new Step(
                                step.proposals(),
                                step.proposals().stream()
                                        .map(id -> number(amendments, id))
                                        .toList(),
                                step.amends(),
                                step.measure().kind().name().toLowerCase(Locale.ROOT),
                                step.measure().changed(),
                                step.measure().of(),
                                step.measure().provisions(),
                                step.reasons().stream()
                                        .map(reason -> messages.get(
                                                locale,
                                                reason.key(),
                                                reason.arguments().stream()
                                                        .map(argument -> argument instanceof UUID id
                                                                ? String.valueOf(number(amendments, id))
                                                                : argument)
                                                        .toArray()))
                                        .toList(),
                                step.notIf(),
                                step.fells(),
                                step.proposed(),
                                Moved.of(step.moved())))
                        .toList());
    }

    private static int number(Map<UUID, AmendmentView> amendments, UUID id) {
        AmendmentView found = amendments.get(id);
        return found == null ? 0 : found.number();
    }

    @Schema(description = "A block to propose")
    record Blocking(
            @NotEmpty
            @Schema(
                    description =
                            "Pending amendments to this plan; those that say the same as one of them stand in it too")
            List<@NotNull UUID> amendments,

            @NotNull @Schema(description = "Id or name of a rule set, or substance, procedure, whole-text")
            String rules,

            @NotNull @Schema(description = "Why, for everybody to read")
            String reason) {}

    @Schema(description = "Why an amendment may not stand in a block")
    record Barred(UUID amendment, String why) {}

    @Schema(description = "What may be put as a block")
    record Blockable(
            @Schema(description = "Amendments that may stand in one block, in the order of voting")
            List<UUID> fit,

            @Schema(description = "The others, and what stands against each")
            List<Barred> barred) {}

    @GetMapping("/plans/{plan}/block")
    @Operation(
            summary = "What may be put as a block",
            description =
                    "Pending amendments that one vote may decide though they say different things, and of the others why not: the two that"
                            + " collide, or the articles that are decided by different rules.")
    Blockable blockable(@PathVariable UUID plan, Locale locale) {
        BlockChoice choice = queries.blockChoice(new PlanId(plan));
        return new Blockable(
                choice.fit().stream().map(AmendmentId::value).toList(),
                choice.barred().entrySet().stream()
                        .map(each -> new Barred(
                                each.getKey().value(),
                                messages.get(
                                        locale,
                                        each.getValue().key(),
                                        each.getValue().arguments().toArray())))
                        .toList());
    }

    @PostMapping(path = "/plans/{plan}/block", consumes = "application/json")
    @Operation(
            summary = "Put amendments as a block",
            description =
                    "One round decides them all, each for itself. Every delegation may have one voted on by itself until it opens"
                            + " (`POST /rounds/{round}/separate`). For facilitators.")
    ResponseEntity<RoundsApi.Round> block(@PathVariable UUID plan, @Valid @RequestBody Blocking said, Locale locale) {
        RoundId id = service.block(
                new PlanId(plan),
                said.amendments().stream().map(AmendmentId::new).toList(),
                said.rules(),
                said.reason(),
                locale);
        RoundView made = rounds.get(id);
        return Etags.created("rounds", id, made.lockVersion(), RoundsApi.Round.of(made, List.of()));
    }

    @PostMapping(path = "/plans/{plan}/what-if", consumes = "application/json")
    @Operation(
            summary = "What if",
            description =
                    "Assumes outcomes of the votes on pending amendments, in the order planned, and tells the text, where each word comes"
                            + " from, what falls and what is left to vote. Nothing is decided or kept.")
    Consequences whatIf(@PathVariable UUID plan, @Valid @RequestBody Assumed assumed, Locale locale) {
        List<UUID> pending = queries.order(new PlanId(plan)).order().steps().stream()
                .flatMap(step -> step.proposals().stream())
                .toList();
        Map<AmendmentId, Boolean> outcomes = new LinkedHashMap<>();
        assume("adopted", assumed.adopted(), true, pending, outcomes);
        assume("rejected", assumed.rejected(), false, pending, outcomes);
        Outlook outlook = queries.whatIf(new PlanId(plan), outcomes);
        PlanText text = outlook.whatIf().text();
        Numbering numbering = outlook.version().numbering().again(text);
        List<Standing> standings = new ArrayList<>();
        outlook.whatIf()
                .fates()
                .forEach((id, fate) -> standings.add(new Standing(
                        id,
                        number(outlook.amendments(), id),
                        fate.kind().name().toLowerCase(Locale.ROOT),
                        fate.by(),
                        sentences(fate.reasons(), locale))));
        return new Consequences(
                plan,
                outlook.version().number(),
                text.articles().stream()
                        .map(article -> Texts.Node.of(article, numbering))
                        .toList(),
                standings,
                outlook.whatIf().steps().stream()
                        .map(org.parley.text.order.Step::proposals)
                        .toList(),
                origins(outlook.whatIf().stages()));
    }

    private static void assume(
            String field,
            @Nullable List<UUID> ids,
            boolean adopted,
            List<UUID> pending,
            Map<AmendmentId, Boolean> outcomes) {
        for (UUID id : ids == null ? List.<UUID>of() : ids) {
            if (!pending.contains(id) || outcomes.put(new AmendmentId(id), adopted) != null) {
                throw new Misunderstood(field);
            }
        }
    }

    private static List<Origin> origins(List<Sequence.Stage> stages) {
        Provenance provenance =
                Provenance.of(stages.stream().map(Sequence.Stage::text).toList());
        List<Origin> origins = new ArrayList<>();
        for (PlanText.Place place : stages.getLast().text().walk()) {
            Provenance.Words words = provenance.of(place.id());
            Origin origin = new Origin(place.id().value(), words(words.heading(), stages), words(words.text(), stages));
            boolean amended = java.util.stream.Stream.concat(origin.heading().stream(), origin.text().stream())
                    .anyMatch(each -> !each.by().isEmpty());
            if (amended) {
                origins.add(origin);
            }
        }
        return origins;
    }

    private static List<Words> words(List<Provenance.Span> spans, List<Sequence.Stage> stages) {
        return spans.stream()
                .map(span -> new Words(span.text(), stages.get(span.origin()).by()))
                .toList();
    }

    @PostMapping(path = "/amendments/{amendment}/rebase-preview", consumes = "application/json")
    @Operation(
            summary = "How an amendment would read elsewhere",
            description =
                    "On the newest version, or as if another pending amendment on the same plan were adopted. Nothing is decided or kept.")
    Rebased preview(@PathVariable UUID amendment, @Valid @RequestBody Over said, Locale locale) {
        Preview preview =
                queries.preview(new AmendmentId(amendment), said.over() == null ? null : new AmendmentId(said.over()));
        Fate fate = preview.fate();
        return new Rebased(
                amendment,
                preview.version().number(),
                switch (fate.kind()) {
                    case PENDING -> "clean";
                    case CHANGED -> "changed";
                    case ADOPTED, REJECTED, FALLEN -> "fallen";
                },
                sentences(fate.reasons(), locale),
                TextJson.changes(preview.changes()).canonical());
    }

    private List<String> sentences(List<Problem> problems, Locale locale) {
        return problems.stream()
                .map(problem ->
                        messages.get(locale, problem.key(), problem.arguments().toArray()))
                .distinct()
                .toList();
    }
}
