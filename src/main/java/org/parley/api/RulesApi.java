package org.parley.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.procedure.Check;
import org.parley.procedure.Example;
import org.parley.procedure.Outcome;
import org.parley.procedure.RuleSet;
import org.parley.voting.Otherwise;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RulesQueries;
import org.parley.voting.RulesService;
import org.parley.voting.RulesView;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Rules of procedure: read, tried on made-up votes, written version by version. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Rules", description = "Rules of procedure, their versions, and what they make of a vote")
class RulesApi {

    private final RulesQueries queries;
    private final RulesService service;
    private final RoundQueries rounds;
    private final NegotiationQueries negotiations;

    RulesApi(RulesQueries queries, RulesService service, RoundQueries rounds, NegotiationQueries negotiations) {
        this.queries = queries;
        this.service = service;
        this.rounds = rounds;
        this.negotiations = negotiations;
    }

    @Schema(description = "A rule set as a line of a list")
    record Line(
            String id,
            String name,

            @Schema(description = "Whether it comes with the house and never changes")
            boolean house,

            @Schema(description = "Whether it can be chosen no more")
            boolean retired,

            @Schema(description = "Number of its newest version")
            int version,

            @Schema(description = "SHA-256 of the newest version: what the record names it by")
            String hash) {

        static Line of(RulesView view) {
            return new Line(
                    view.rules().id(),
                    view.rules().name(),
                    view.house(),
                    view.retired(),
                    view.version(),
                    view.rules().hash());
        }
    }

    @Schema(description = "A rule set with its versions")
    record Rules(
            String id,
            String name,
            boolean house,
            boolean retired,
            int version,
            String hash,

            @Schema(description = "The newest version, in the format of the rule sets", type = "object") @JsonRawValue
            String rules,

            @Schema(description = "The newest first; empty where it comes with the house")
            List<Version> versions) {

        static Rules of(RulesView view) {
            return new Rules(
                    view.rules().id(),
                    view.rules().name(),
                    view.house(),
                    view.retired(),
                    view.version(),
                    view.rules().hash(),
                    view.rules().toJson().canonical(),
                    view.versions().stream().map(Version::of).toList());
        }
    }

    @Schema(description = "One version, as it stood")
    record Version(
            @Schema(description = "From 1") int number,
            String hash,
            UUID person,
            Instant at,
            String reason,

            @Schema(type = "object") @JsonRawValue String rules) {

        static Version of(RulesView.Version version) {
            return new Version(
                    version.number(),
                    version.hash(),
                    version.by().value(),
                    version.at(),
                    version.reason(),
                    version.rules().toJson().canonical());
        }
    }

    @Schema(description = "Rules to write")
    record Writing(
            @NotNull @Schema(description = "In the format of the rule sets", type = "object")
            JsonNode rules,

            @NotNull @Schema(description = "Why; it stands in the record")
            String reason) {}

    @Schema(description = "A new version")
    record Changing(
            @NotNull @Schema(description = "In the format of the rule sets; its id stays", type = "object")
            JsonNode rules,

            @NotNull @Schema(description = "Number of the version that the change was made on")
            Integer version,

            @NotNull String reason) {}

    @Schema(description = "Why")
    record Because(@NotNull String reason) {}

    @Schema(description = "A made-up vote, and the rules to try on it")
    record Trying(
            @NotNull @Schema(description = "In the format of the rule sets", type = "object")
            JsonNode rules,

            @NotEmpty List<@NotNull @Valid Group> groups) {}

    @Schema(description = "Delegations of one sort, and how they vote")
    record Group(
            @NotNull @Schema(description = "What rules call them: a kind, a group, or the name of a single one")
            String who,

            @Nullable @Schema(description = "Of each; 1 where none is given")
            Long weight,

            @Nullable @Schema(description = "0 where none is given, as those below")
            Integer yes,

            @Nullable Integer no,
            @Nullable Integer abstain,

            @Nullable @Schema(description = "In the room without a ballot")
            Integer silent,

            @Nullable Integer absent) {

        Example.Group read() {
            return new Example.Group(
                    who,
                    weight == null ? 1 : weight,
                    number(yes),
                    number(no),
                    number(abstain),
                    number(silent),
                    number(absent));
        }

        private static int number(@Nullable Integer said) {
            return said == null ? 0 : said;
        }
    }

    @Schema(description = "What rules make of a vote, and why")
    record Trial(
            @Schema(description = "adopted, rejected, no-quorum, second-vote or chair-decides")
            String verdict,

            List<Asked> checks) {

        static Trial of(Outcome outcome) {
            return new Trial(
                    word(outcome.verdict()),
                    outcome.checks().stream().map(Asked::of).toList());
        }
    }

    @Schema(description = "One thing that the rules asked")
    record Asked(
            @Schema(description = "quorum, majority, second-majority, blocking-minority, consent, objections or tie")
            String kind,

            boolean passed,
            long value,

            @Schema(description = "Of how many") long base,

            long required) {

        static Asked of(Check check) {
            return new Asked(word(check.kind()), check.passed(), check.value(), check.base(), check.required());
        }
    }

    @Schema(description = "What the same ballots would mean under other rules: for comparison, never the outcome")
    record Elsewhere(
            String rules,
            String name,
            String hash,

            @Schema(description = "Whether the negotiation uses these rules")
            boolean here,

            @Schema(description = "Whether somebody whom these rules ask for was entitled to vote")
            boolean answerable,

            Trial would) {

        static Elsewhere of(Otherwise otherwise) {
            return new Elsewhere(
                    otherwise.rules().id(),
                    otherwise.rules().name(),
                    otherwise.rules().hash(),
                    otherwise.here(),
                    otherwise.unanswerable().isEmpty(),
                    Trial.of(otherwise.outcome()));
        }
    }

    @GetMapping("/negotiations/{negotiation}/rules")
    @Operation(
            summary = "The rule sets of a negotiation",
            description = "Those it wrote for itself, those it retired, and all that come with the house.")
    List<Line> list(@PathVariable String negotiation) {
        return queries.list(find(negotiation)).stream().map(Line::of).toList();
    }

    @GetMapping("/negotiations/{negotiation}/rules/{rules}")
    @Operation(summary = "One rule set", description = "With every version that it ever had.")
    Rules get(@PathVariable String negotiation, @PathVariable String rules) {
        return Rules.of(queries.get(find(negotiation), rules));
    }

    @PostMapping(path = "/negotiations/{negotiation}/rules", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Write a rule set", description = "For facilitators and administrators.")
    Rules write(@PathVariable String negotiation, @Valid @RequestBody Writing said) {
        RuleSet rules = read(said.rules());
        service.write(find(negotiation), rules, said.reason());
        return get(negotiation, rules.id());
    }

    @PostMapping(path = "/negotiations/{negotiation}/rules/{rules}/versions", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make a new version of a rule set",
            description = "Rounds that are prepared keep theirs. Refused where another version was made meanwhile.")
    Rules change(@PathVariable String negotiation, @PathVariable String rules, @Valid @RequestBody Changing said) {
        RuleSet changed = read(said.rules());
        if (!changed.id().equals(rules)) {
            throw new Misunderstood("rules.id");
        }
        service.change(find(negotiation), changed, said.version(), said.reason());
        return get(negotiation, rules);
    }

    @PostMapping(path = "/negotiations/{negotiation}/rules/{rules}/retire", consumes = "application/json")
    @Operation(summary = "Retire a rule set", description = "It can be chosen no more; nothing is deleted.")
    Rules retire(@PathVariable String negotiation, @PathVariable String rules, @Valid @RequestBody Because said) {
        service.retire(find(negotiation), rules, said.reason());
        return get(negotiation, rules);
    }

    @PostMapping(path = "/negotiations/{negotiation}/rules/{rules}/restore", consumes = "application/json")
    @Operation(summary = "Restore a rule set", description = "It can be chosen again.")
    Rules restore(@PathVariable String negotiation, @PathVariable String rules, @Valid @RequestBody Because said) {
        service.restore(find(negotiation), rules, said.reason());
        return get(negotiation, rules);
    }

    @PostMapping(path = "/rules/try", consumes = "application/json")
    @Operation(
            summary = "Try rules on a made-up vote",
            description = "Says whether the question would pass and why. Nothing is kept. At most 10,000 delegations.")
    Trial tryOut(@Valid @RequestBody Trying said) {
        Example example = new Example(said.groups().stream().map(Group::read).toList());
        return Trial.of(example.under(read(said.rules())));
    }

    @GetMapping("/rounds/{round}/otherwise")
    @Operation(
            summary = "The same ballots under other rules",
            description = "Every other rule set of the negotiation and of the house; empty before the close. For"
                    + " comparison: the outcome is what the round itself says.")
    List<Elsewhere> otherwise(@PathVariable UUID round) {
        return rounds.otherwise(new RoundId(round)).stream().map(Elsewhere::of).toList();
    }

    private NegotiationId find(String negotiation) {
        return negotiations.bySlug(negotiation).id();
    }

    private static RuleSet read(JsonNode rules) {
        return RuleSet.parse(rules.toString());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
