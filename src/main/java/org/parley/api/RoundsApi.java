package org.parley.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.procedure.Manner;
import org.parley.procedure.Outcome;
import org.parley.procedure.Roll;
import org.parley.procedure.Tally;
import org.parley.procedure.choice.Marks;
import org.parley.voting.Block;
import org.parley.voting.Listed;
import org.parley.voting.NotPut;
import org.parley.voting.Receipt;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundService;
import org.parley.voting.RoundSummary;
import org.parley.voting.RoundView;
import org.parley.voting.Taking;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rounds of voting and their ballots. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Rounds", description = "Rounds of voting and their ballots")
class RoundsApi {

    static final String MANNERS = "simultaneous, live, roll-call, show-of-hands, secret or silence";
    static final String INDICATIVE = "Whether it is a straw poll, from which nothing follows";

    private final RoundService service;
    private final RoundQueries queries;
    private final NegotiationQueries negotiations;

    RoundsApi(RoundService service, RoundQueries queries, NegotiationQueries negotiations) {
        this.service = service;
        this.queries = queries;
        this.negotiations = negotiations;
    }

    @Schema(description = "A round as a line of a list")
    record Line(
            UUID id,

            @Schema(description = "Counts the rounds of the negotiation, from 1")
            int number,

            String title,

            @Schema(description = "prepared, open, closed, proclaimed, annulled or not-put")
            String state,

            @Schema(description = MANNERS) String manner,

            @Schema(description = INDICATIVE) boolean indicative,

            @Schema(description = "What is put to the vote, as kind:id")
            List<String> subjects,

            @Schema(
                    description =
                            "Whether they are put as a block: each decided by the one vote, none bound to another")
            boolean block,

            @Schema(description = "Id of its rule set") String rules,

            @Nullable @Schema(description = "When it closes by itself")
            Instant deadline,

            Instant changedAt,

            @Schema(description = "Delegations that have cast a ballot")
            int cast,

            @Schema(description = "Delegations that may; 0 before the opening")
            int entitled,

            @Nullable @Schema(description = "What the rules made of it; absent until the close")
            String verdict,

            boolean adopted) {

        static Line of(RoundSummary round) {
            Outcome.Verdict verdict = round.verdict();
            return new Line(
                    round.id().value(),
                    round.number(),
                    round.title(),
                    round.state().word(),
                    round.manner().word(),
                    round.indicative(),
                    round.subjects().stream().map(SubjectRef::toString).toList(),
                    round.block(),
                    round.ruleId(),
                    round.deadline(),
                    round.changedAt(),
                    round.cast(),
                    round.entitled(),
                    verdict == null ? null : word(verdict),
                    round.adopted());
        }
    }

    @Schema(description = "A round")
    record Round(
            UUID id,
            int number,
            String title,

            @Schema(description = "prepared, open, closed, proclaimed, annulled or not-put")
            String state,

            @Schema(description = MANNERS) String manner,

            @Schema(description = INDICATIVE) boolean indicative,

            @Nullable @Schema(description = "The straw poll from which it was prepared")
            UUID follows,

            List<String> subjects,

            @Nullable @Schema(description = "Why its subjects are put as a block; absent where they are not")
            EnBloc block,

            @Schema(description = "The rules in force, in the format of the rule sets", type = "object") @JsonRawValue
            String rules,

            @Schema(description = "SHA-256 of the canonical rules: what the record holds")
            String rulesHash,

            @Nullable @Schema(description = "How long it is open, ISO 8601; absent where it is closed by hand")
            Duration timer,

            @Nullable Instant deadline,
            Instant preparedAt,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable Instant proclaimedAt,
            @Nullable Instant annulledAt,

            @Nullable @Schema(description = "Why it was not put to the vote; absent where it was, or may still be")
            Unput notPut,

            @Schema(description = "Delegations that have cast a ballot: never how")
            List<UUID> cast,

            @Schema(
                    description =
                            "How each delegation voted; empty until the close, unless each ballot is public at once")
            Map<String, String> choices,

            @Schema(description = "Why delegations object, where a consensus is looked for in the open")
            Map<String, String> reasons,

            @Nullable @Schema(description = "The roll call; absent in any other manner and before the opening")
            Calling roll,

            @Nullable @Schema(description = "The hands that two people counted; absent before that")
            Count hands,

            @Schema(
                    description =
                            "The ballots of a secret round without names, sorted by tracking code; empty until the close")
            List<Secret> listed,

            @Schema(description = "What there is to choose from; absent where the answer is yes or no")
            ChoiceJson.@Nullable Choosing choice,

            @Nullable @Schema(description = "What the rules made of it; absent until the close")
            Result result,

            @Schema(
                    description =
                            "What is to be known of an adoption that did not enter the text as it was put, a sentence"
                                    + " each in the language asked for; empty where there is nothing")
            List<String> aftermath) {

        static Round of(RoundView round, List<String> aftermath) {
            Map<String, String> choices = new TreeMap<>();
            round.choices()
                    .forEach((delegation, choice) ->
                            choices.put(delegation.value().toString(), word(choice)));
            Map<String, String> reasons = new TreeMap<>();
            round.reasons()
                    .forEach((delegation, reason) ->
                            reasons.put(delegation.value().toString(), reason));
            Outcome outcome = round.outcome();
            NotPut notPut = round.notPut();
            return new Round(
                    round.id().value(),
                    round.number(),
                    round.title(),
                    round.state().word(),
                    round.manner().word(),
                    round.indicative(),
                    round.follows() == null ? null : round.follows().value(),
                    round.subjects().stream().map(SubjectRef::toString).toList(),
                    EnBloc.of(round.block()),
                    round.rules().toJson().canonical(),
                    round.rulesHash(),
                    round.timer(),
                    round.deadline(),
                    round.preparedAt(),
                    round.openedAt(),
                    round.closedAt(),
                    round.proclaimedAt(),
                    round.annulledAt(),
                    notPut == null ? null : Unput.of(notPut),
                    round.cast().stream().map(DelegationId::value).sorted().toList(),
                    choices,
                    reasons,
                    Calling.of(round),
                    round.hands() == null
                            ? null
                            : new Count(
                                    round.hands().yes(),
                                    round.hands().no(),
                                    round.hands().abstain()),
                    round.listed().stream().map(Secret::of).toList(),
                    ChoiceJson.Choosing.of(round),
                    outcome == null || round.question() != null ? null : Result.of(outcome, round.adopted()),
                    aftermath);
        }
    }

    @Schema(name = "Block", description = "Several questions decided by one vote, none bound to another")
    record EnBloc(
            String reason,

            @Schema(description = "What left it before it opened, the first first")
            List<Gone> left) {

        static @Nullable EnBloc of(@Nullable Block block) {
            return block == null
                    ? null
                    : new EnBloc(
                            block.reason(), block.left().stream().map(Gone::of).toList());
        }
    }

    @Schema(description = "A question that left a block")
    record Gone(
            @Schema(description = "As kind:id") String subject,

            @Schema(description = "separate, apart, withdrawn, fallen, decided or joined")
            String why,

            @Nullable @Schema(description = "The delegation that asked for a separate vote")
            UUID delegation,

            Instant at) {

        static Gone of(Block.Left left) {
            DelegationId by = left.by();
            return new Gone(left.subject().toString(), left.why().word(), by == null ? null : by.value(), left.at());
        }
    }

    @Schema(description = "What is to be voted on by itself")
    record Separating(
            @NotNull @Schema(description = "A subject of the block, as kind:id")
            String subject) {}

    @Schema(description = "The end of a round whose question was gone before it opened")
    record Unput(
            Instant at,

            @Schema(
                    description =
                            "What became of the subject: withdrawn, fallen, decided, joined to a block, separate or apart")
            String why,

            @Schema(description = "The subject that is gone, as kind:id")
            String subject,

            @Nullable @Schema(description = "The round by which it is gone; absent where no round did it")
            UUID cause) {

        static Unput of(NotPut notPut) {
            RoundId cause = notPut.cause();
            return new Unput(
                    notPut.at(),
                    notPut.why().word(),
                    notPut.subject().toString(),
                    cause == null ? null : cause.value());
        }
    }

    @Schema(description = "A roll call and how far it has come")
    record Calling(
            @Schema(description = "All who may vote, in the order in which they are called")
            List<UUID> order,

            @Schema(description = "Those who passed, called once more at the end")
            List<UUID> passed,

            @Nullable @Schema(description = "Whose turn it is; absent before the first name")
            UUID now,

            @Nullable @Schema(description = "Who is called next; absent when all have been")
            UUID next,

            @Schema(description = "Delegations whose answer a facilitator entered")
            List<UUID> entered) {

        static @Nullable Calling of(RoundView round) {
            Roll roll = round.roll();
            return roll == null
                    ? null
                    : new Calling(
                            roll.order(),
                            roll.passed(),
                            roll.current(),
                            roll.following(),
                            round.entered().stream()
                                    .map(DelegationId::value)
                                    .sorted()
                                    .toList());
        }
    }

    @Schema(description = "Hands counted in the room")
    record Count(int yes, int no, int abstain) {}

    @Schema(description = "What a delegation answered in the room")
    record Answer(
            @NotNull @Schema(description = "yes, no or abstain")
            String choice) {}

    @Schema(description = "A ballot without a name")
    record Secret(
            @Schema(description = "By which whoever cast it finds it")
            String code,

            @Nullable @Schema(description = "yes, no or abstain; absent in a choice among options")
            String choice,

            @Nullable @Schema(description = "In a choice among options: a number for each")
            List<Integer> marks) {

        static Secret of(Listed ballot) {
            Marks marks = ballot.marks();
            return new Secret(
                    ballot.code(),
                    marks == null ? word(ballot.choice()) : null,
                    marks == null ? null : marks.numbers());
        }
    }

    @Schema(description = "The result of a vote")
    record Result(
            @Schema(description = "adopted, rejected, no-quorum, second-vote or chair-decides")
            String verdict,

            boolean adopted,
            int yes,
            int no,
            int abstain,
            int silent,
            int absent,
            long totalWeight,
            long yesWeight,
            long noWeight,
            long abstainWeight) {

        static Result of(Outcome outcome, boolean adopted) {
            Tally tally = outcome.tally();
            return new Result(
                    word(outcome.verdict()),
                    adopted,
                    tally.yes(),
                    tally.no(),
                    tally.abstain(),
                    tally.silent(),
                    tally.absent(),
                    tally.totalWeight(),
                    tally.yesWeight(),
                    tally.noWeight(),
                    tally.abstainWeight());
        }
    }

    @Schema(description = "That a ballot was accepted")
    record Accepted(
            @Schema(
                    description =
                            "Its id, as the caller gave it; in a secret round another, under which the record knows that it was cast")
            UUID ballot,

            @Nullable
            @Schema(
                    description =
                            "yes, no or abstain; absent in a choice among options, and in a secret round for whoever did not just cast it")
            String choice,

            @Nullable @Schema(description = "In a choice among options: a number for each")
            List<Integer> marks,

            Instant at,

            @Nullable @Schema(description = "Its entry in the record of the negotiation")
            Long entry,

            @Nullable
            @Schema(
                    description =
                            "In a secret round: the tracking code by which you find your ballot in the list. It is told to whoever sends the"
                                    + " ballot with its id, and never again")
            String code) {

        static Accepted of(Receipt receipt) {
            Marks marks = receipt.marks();
            Choice choice = receipt.choice();
            return new Accepted(
                    receipt.ballot(),
                    marks == null && choice != null ? word(choice) : null,
                    marks == null ? null : marks.numbers(),
                    receipt.at(),
                    receipt.index().isPresent() ? receipt.index().getAsLong() : null,
                    receipt.code());
        }
    }

    @Schema(description = "A round to prepare")
    record Preparing(
            @NotNull String title,

            @NotEmpty @Schema(description = "What is put to the vote, as kind:id: amendments or articles")
            List<String> subjects,

            @NotNull @Schema(description = "Id or name of a rule set, or substance, procedure, whole-text")
            String rules,

            @Nullable @Schema(description = MANNERS + "; simultaneous if absent")
            String manner,

            @Nullable @Schema(description = INDICATIVE + "; binding if absent")
            Boolean indicative,

            @Nullable @Schema(description = "How long it will be open; absent to close it by hand")
            Integer minutes,

            @Nullable @Schema(description = "When silence ends, as a moment in UTC; for the silence procedure only")
            Instant deadline) {

        Taking taking() {
            return taking(manner, indicative);
        }

        static Taking taking(@Nullable String manner, @Nullable Boolean indicative) {
            return new Taking(
                    manner == null ? Manner.SIMULTANEOUS : Misunderstood.word("manner", Manner.class, manner),
                    Boolean.TRUE.equals(indicative));
        }
    }

    @Schema(description = "A ballot")
    record Ballot(
            @Nullable @Schema(description = "yes, no or abstain")
            String choice,

            @Nullable
            @Schema(
                    description =
                            "In a choice among options instead of it: a number for each, in their order. 1 for a mark, points, or the rank from 1; 0 for none")
            List<@NotNull Integer> marks,

            @Nullable
            @Schema(description = "Why you object, where a consensus is looked for in the open: public at once")
            String reason,

            @Nullable @Schema(description = "Your delegation; another's is refused")
            UUID delegation) {}

    @Schema(description = "What the chair decides where the rules leave an equal division to the chair")
    record Decision(
            @Nullable @Schema(description = "Absent where the rules decide")
            Boolean adopts) {}

    @Schema(description = "Why")
    record Reason(@NotNull String reason) {}

    @GetMapping("/negotiations/{negotiation}/rounds")
    @Operation(summary = "The rounds of a negotiation", description = "The latest first.")
    Paged<Line> list(
            @PathVariable String negotiation,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paged.DEFAULT) int size) {
        return Paged.of(queries.list(negotiations.bySlug(negotiation).id()), page, size, Line::of);
    }

    @PostMapping(path = "/negotiations/{negotiation}/rounds", consumes = "application/json")
    @Operation(summary = "Prepare a round", description = "On one subject or several at once. For facilitators.")
    ResponseEntity<Round> prepare(@PathVariable String negotiation, @Valid @RequestBody Preparing said) {
        NegotiationId in = negotiations.bySlug(negotiation).id();
        List<SubjectRef> subjects = said.subjects().stream()
                .map(subject -> Misunderstood.subject("subjects", subject))
                .toList();
        Taking taking = said.taking();
        Instant deadline = said.deadline();
        RoundId id = taking.manner() == Manner.SILENCE && deadline != null
                ? service.prepareSilence(in, said.title(), subjects, said.rules(), deadline)
                : service.prepare(
                        in,
                        said.title(),
                        subjects,
                        said.rules(),
                        taking,
                        said.minutes() == null ? null : Duration.ofMinutes(said.minutes()));
        RoundView made = queries.get(id);
        return Etags.created("rounds", id, made.lockVersion(), Round.of(made, List.of()));
    }

    @Schema(description = "Why questions are put to the vote although something speaks against it")
    record Acknowledging(
            @NotEmpty @Schema(description = "What is to be put to the vote, as kind:id")
            List<String> subjects,

            @NotNull String reason) {}

    @PostMapping(path = "/negotiations/{negotiation}/rounds/acknowledge", consumes = "application/json")
    @Operation(
            summary = "Say why a question is put all the same",
            description =
                    "A question that decides on a guarantee without a response plan is stopped (`voting.error.caution`) until the"
                            + " reason is on record. For facilitators.")
    ResponseEntity<Void> acknowledge(@PathVariable String negotiation, @Valid @RequestBody Acknowledging said) {
        service.acknowledge(
                negotiations.bySlug(negotiation).id(),
                said.subjects().stream()
                        .map(subject -> Misunderstood.subject("subjects", subject))
                        .toList(),
                said.reason());
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = "/negotiations/{negotiation}/choices", consumes = "application/json")
    @Operation(
            summary = "Prepare a choice among options",
            description =
                    "A round in which delegations choose: one option, several, by points or by rank. It is opened, closed and proclaimed"
                            + " as every round. For facilitators.")
    ResponseEntity<Round> prepareChoice(
            @PathVariable String negotiation, @Valid @RequestBody ChoiceJson.Preparing said) {
        RoundId id = service.prepareChoice(
                negotiations.bySlug(negotiation).id(),
                said.title(),
                said.question(),
                said.rules(),
                Preparing.taking(said.manner(), said.indicative()),
                said.minutes() == null ? null : Duration.ofMinutes(said.minutes()));
        RoundView made = queries.get(id);
        return Etags.created("rounds", id, made.lockVersion(), Round.of(made, List.of()));
    }

    @Schema(description = "The roll call")
    record Opening(
            @Nullable
            @Schema(description = "Entitled delegations in the room: counted as present even without a ballot")
            List<@NotNull UUID> present) {}

    @GetMapping("/rounds/{round}")
    @Operation(
            summary = "One round",
            description =
                    "With its rules; after the close also with every delegation's vote, the tally and the result.")
    ResponseEntity<Round> get(@PathVariable UUID round) {
        RoundView view = queries.get(new RoundId(round));
        return Etags.answer(
                view.lockVersion(), Round.of(view, queries.aftermath(view, LocaleContextHolder.getLocale())));
    }

    @PostMapping("/rounds/{round}/open")
    @Operation(
            summary = "Open a round",
            description =
                    "Electorate, weights and rules are frozen. For facilitators. Those present may be named, or nothing sent.")
    ResponseEntity<Round> open(@PathVariable UUID round, @Valid @RequestBody(required = false) @Nullable Opening said) {
        List<UUID> present = said == null || said.present() == null ? List.of() : said.present();
        service.open(new RoundId(round), present.stream().map(DelegationId::new).collect(Collectors.toSet()));
        return get(round);
    }

    @PostMapping(path = "/rounds/{round}/separate", consumes = "application/json")
    @Operation(
            summary = "Have a question of a block voted on by itself",
            description =
                    "It leaves the block; where only one would be left, the block is not put. For heads and deputies of every delegation"
                            + " and for facilitators, until the block opens.")
    ResponseEntity<Round> separate(@PathVariable UUID round, @Valid @RequestBody Separating said) {
        service.separate(new RoundId(round), Misunderstood.subject("subject", said.subject()));
        return get(round);
    }

    @PostMapping("/rounds/{round}/call")
    @Operation(
            summary = "Call the next name of a roll call",
            description = "Those who passed are called once more at the end. For facilitators.")
    ResponseEntity<Round> call(@PathVariable UUID round) {
        service.call(new RoundId(round));
        return get(round);
    }

    @PostMapping("/rounds/{round}/pass")
    @Operation(summary = "The delegation called passes", description = "Once. For facilitators.")
    ResponseEntity<Round> pass(@PathVariable UUID round) {
        service.pass(new RoundId(round));
        return get(round);
    }

    @PutMapping(path = "/rounds/{round}/answers/{delegation}", consumes = "application/json")
    @Operation(
            summary = "Enter what a delegation answered when it was called",
            description =
                    "Entered again before the close, it is corrected. Idempotency-Key is the ballot's id. For facilitators.")
    Accepted answer(
            @PathVariable UUID round,
            @PathVariable UUID delegation,
            @RequestHeader("Idempotency-Key") UUID key,
            @Valid @RequestBody Answer said) {
        return Accepted.of(service.answer(
                new RoundId(round),
                new DelegationId(delegation),
                Misunderstood.word("choice", Choice.class, said.choice()),
                key.toString()));
    }

    @PostMapping(path = "/rounds/{round}/count", consumes = "application/json")
    @Operation(
            summary = "Enter the hands counted in the room",
            description = "A second person must count the same before the round can close. For facilitators.")
    ResponseEntity<Round> count(@PathVariable UUID round, @Valid @RequestBody Count said) {
        service.count(new RoundId(round), said.yes(), said.no(), said.abstain());
        return get(round);
    }

    @PostMapping(path = "/rounds/{round}/confirm-count", consumes = "application/json")
    @Operation(
            summary = "Enter your own count of the hands, as the second person",
            description = "Where it differs, both counts are set aside. For another facilitator or an observer.")
    ResponseEntity<Round> confirm(@PathVariable UUID round, @Valid @RequestBody Count said) {
        service.confirm(new RoundId(round), said.yes(), said.no(), said.abstain());
        return get(round);
    }

    @PostMapping("/rounds/{round}/formal")
    @Operation(
            summary = "Prepare the formal round that follows a straw poll",
            description = "On the same question, in the same manner and by the same rules. For facilitators.")
    ResponseEntity<Round> formal(@PathVariable UUID round) {
        RoundId id = service.formally(new RoundId(round));
        RoundView made = queries.get(id);
        return Etags.created("rounds", id, made.lockVersion(), Round.of(made, List.of()));
    }

    @PostMapping("/rounds/{round}/close")
    @Operation(summary = "Close a round", description = "The ballots accepted until now are counted. For facilitators.")
    ResponseEntity<Round> close(@PathVariable UUID round) {
        service.close(new RoundId(round));
        return get(round);
    }

    @PostMapping(path = "/rounds/{round}/proclaim", consumes = "application/json")
    @Operation(
            summary = "Proclaim the outcome",
            description =
                    "What follows from it happens at once: an adopted amendment becomes a new version of the text. For facilitators.")
    ResponseEntity<Round> proclaim(@PathVariable UUID round, @Valid @RequestBody Decision said) {
        if (said.adopts() == null) {
            service.proclaim(new RoundId(round));
        } else {
            service.proclaimByChair(new RoundId(round), said.adopts());
        }
        return get(round);
    }

    @PostMapping(path = "/rounds/{round}/ask-annulment", consumes = "application/json")
    @Operation(summary = "Ask that a round be annulled", description = "Another facilitator must agree.")
    ResponseEntity<Round> askAnnulment(@PathVariable UUID round, @Valid @RequestBody Reason said) {
        service.askAnnulment(new RoundId(round), said.reason());
        return get(round);
    }

    @PostMapping("/rounds/{round}/annul")
    @Operation(
            summary = "Annul a round",
            description = "As a second facilitator; its ballots stay sealed if it was open.")
    ResponseEntity<Round> annul(@PathVariable UUID round) {
        service.annul(new RoundId(round));
        return get(round);
    }

    @PutMapping(path = "/rounds/{round}/ballot", consumes = "application/json")
    @Operation(
            summary = "Cast your delegation's ballot",
            description =
                    "Casting again before the close replaces it. Idempotency-Key is the ballot's id, a UUID that you make: sent again"
                            + " with the same id, the call is answered as the first time and counts once. In a secret round nothing can be"
                            + " replaced, the id must be a random one (version 4), and it must be kept from others: with it one can ask for"
                            + " the tracking code again.")
    Accepted cast(
            @PathVariable UUID round, @RequestHeader("Idempotency-Key") UUID key, @Valid @RequestBody Ballot said) {
        DelegationId delegation = said.delegation() == null ? null : new DelegationId(said.delegation());
        if (said.marks() != null && said.choice() == null) {
            return Accepted.of(service.cast(new RoundId(round), delegation, new Marks(said.marks()), key.toString()));
        }
        return Accepted.of(service.cast(
                new RoundId(round),
                delegation,
                Misunderstood.word("choice", Choice.class, said.choice() == null ? "" : said.choice()),
                said.reason(),
                key.toString()));
    }

    @GetMapping("/rounds/{round}/ballot")
    @Operation(
            summary = "Your delegation's ballot",
            description = "The last one; nobody else sees it before the close.")
    Accepted mine(@PathVariable UUID round) {
        return queries.mine(new RoundId(round)).map(Accepted::of).orElseThrow(() -> new NotFound(SubjectRef.BALLOT));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
