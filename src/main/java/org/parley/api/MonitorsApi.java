package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.implementation.Answer;
import org.parley.implementation.Mandate;
import org.parley.implementation.MissionId;
import org.parley.implementation.MissionQueries;
import org.parley.implementation.MissionService;
import org.parley.implementation.MissionView;
import org.parley.implementation.NewNomination;
import org.parley.implementation.NominationId;
import org.parley.implementation.NominationService;
import org.parley.implementation.NominationView;
import org.parley.kernel.Identifier;
import org.parley.plan.PlanId;
import org.parley.text.ProvisionId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Monitors: the missions of an agreement, and who is nominated to send observers to them. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Monitors", description = "Who watches how an agreement is kept")
class MonitorsApi {

    private final MissionQueries queries;
    private final MissionService missions;
    private final NominationService nominations;

    MonitorsApi(MissionQueries queries, MissionService missions, NominationService nominations) {
        this.queries = queries;
        this.missions = missions;
        this.nominations = nominations;
    }

    @Schema(name = "Exclusion", description = "That a delegation's nationals take no part in a mission")
    record Excluded(
            @NotNull UUID delegation,

            @NotNull @Schema(description = "That says so") UUID provision,

            @Schema(description = "Whether the delegation may propose others all the same")
            boolean mayNominate) {

        static Excluded of(Mandate.Exclusion each) {
            return new Excluded(each.delegation().value(), each.provision().value(), each.mayNominate());
        }

        Mandate.Exclusion read() {
            return new Mandate.Exclusion(new DelegationId(delegation), new ProvisionId(provision), mayNominate);
        }
    }

    @Schema(name = "Mandate", description = "What a mission watches, where, by whom, and who takes no part")
    record Terms(
            @NotNull String title,
            @NotNull String text,

            @NotNull @Schema(description = "What it watches: these provisions and all below them")
            List<UUID> provisions,

            @NotNull @Schema(description = "Where, in words")
            String area,

            @Nullable @Schema(description = "The provisions that say where")
            List<UUID> places,

            @Nullable @Schema(description = "Delegations under whose auspices it stands")
            List<UUID> delegations,

            @Nullable @Schema(description = "The same for those that are not at the table, by name")
            List<String> others,

            @Nullable List<Excluded> exclusions,

            @Schema(description = "Within how many hours a nomination is answered")
            int hours,

            @NotNull @Schema(description = "First day") LocalDate from,

            @Nullable @Schema(description = "Last day; absent where none is set")
            LocalDate until) {

        static Terms of(Mandate mandate) {
            return new Terms(
                    mandate.title(),
                    mandate.text(),
                    values(mandate.provisions()),
                    mandate.area(),
                    values(mandate.places()),
                    values(mandate.delegations()),
                    mandate.others(),
                    mandate.exclusions().stream().map(Excluded::of).toList(),
                    mandate.hours(),
                    mandate.from(),
                    mandate.until());
        }

        Mandate read() {
            return new Mandate(
                    title,
                    text,
                    ids(provisions, ProvisionId::new),
                    area,
                    ids(places, ProvisionId::new),
                    ids(delegations, DelegationId::new),
                    others == null ? List.of() : others,
                    exclusions == null
                            ? List.of()
                            : exclusions.stream().map(Excluded::read).toList(),
                    hours,
                    from,
                    until);
        }

        private static List<UUID> values(Collection<? extends Identifier> ids) {
            return ids.stream().map(Identifier::value).toList();
        }

        private static <T> Set<T> ids(@Nullable List<UUID> values, Function<UUID, T> make) {
            return values == null
                    ? Set.of()
                    : values.stream().map(make).collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    @Schema(name = "Mission", description = "Those who watch how an agreement is kept")
    record Watching(
            UUID id,
            UUID agreement,
            Terms mandate,

            @Nullable @Schema(description = "When it was ended; absent while it stands")
            Instant endedAt,

            @Nullable String reason,

            @Schema(description = "Observers accepted in nominations that are confirmed")
            int accepted,

            @Schema(description = "Observers offered in nominations that are not decided")
            int pending,

            List<Nominated> nominations) {

        static Watching of(MissionView view) {
            return new Watching(
                    view.id().value(),
                    view.agreement().value(),
                    Terms.of(view.mandate()),
                    view.endedAt(),
                    view.reason(),
                    view.accepted(),
                    view.pending(),
                    view.nominations().stream().map(Nominated::of).toList());
        }
    }

    @Schema(name = "Nomination", description = "Who is proposed to send observers")
    record Nominated(
            UUID id,
            UUID mission,

            @Schema(description = "That nominates") UUID delegation,

            @Nullable @Schema(description = "A delegation of this table; absent where one outside is named")
            UUID nominee,

            @Nullable @Schema(description = "A State or organisation that is not at the table")
            String outside,

            @Schema(description = "How many observers") int offered,

            String text,

            @Schema(description = "Who is asked, and what they said")
            List<Said> answers,

            @Schema(description = "Until when they may object")
            Instant due,

            @Schema(description = "proposed, confirmed, declined, withdrawn or ended")
            String state,

            @Nullable @Schema(description = "How many observers take part")
            Integer accepted,

            @Nullable LocalDate begins,
            @Nullable LocalDate ends,
            @Nullable String reason) {

        static Nominated of(NominationView view) {
            return new Nominated(
                    view.id().value(),
                    view.mission().value(),
                    view.delegation().value(),
                    Optional.ofNullable(view.nominee()).map(Identifier::value).orElse(null),
                    view.outside(),
                    view.offered(),
                    view.text(),
                    view.answers().stream().map(Said::of).toList(),
                    view.due(),
                    view.state().word(),
                    view.accepted(),
                    view.begins(),
                    view.ends(),
                    view.reason());
        }
    }

    @Schema(name = "NominationAnswer", description = "What a delegation that is asked says")
    record Said(
            UUID delegation,

            @Schema(description = "awaited, consents or objects")
            String said,

            @Nullable String reason,
            @Nullable Instant at) {

        static Said of(Answer answer) {
            return new Said(answer.delegation().value(), answer.said().word(), answer.reason(), answer.at());
        }
    }

    @Schema(name = "NewNomination", description = "A delegation of this table, or a name outside it")
    record Nominating(
            @Nullable UUID nominee,
            @Nullable String outside,

            @Schema(description = "How many observers") int offered,

            @NotNull @Schema(description = "What is said for it")
            String text) {}

    @Schema(name = "MonitorsReason", description = "Why")
    record Why(@NotNull String reason) {}

    @Schema(name = "NominationConfirmed", description = "How many observers take part, and when")
    record Confirming(
            @Schema(description = "At most as many as were offered")
            int accepted,

            @NotNull LocalDate begins,
            @Nullable LocalDate ends) {}

    @GetMapping("/plans/{plan}/missions")
    @Operation(
            summary = "The monitoring missions under a plan",
            description = "In the order in which they were set up, each with its nominations.")
    List<Watching> list(@PathVariable UUID plan) {
        return queries.of(new PlanId(plan)).stream().map(Watching::of).toList();
    }

    @PostMapping(path = "/plans/{plan}/missions", consumes = "application/json")
    @Operation(summary = "Set up a mission", description = "Under an agreement, as its text has it. For facilitators.")
    ResponseEntity<Watching> establish(@PathVariable UUID plan, @Valid @RequestBody Terms said) {
        MissionId id = missions.establish(new PlanId(plan), said.read());
        MissionView made = queries.get(id);
        return Etags.created("missions", id, made.lockVersion(), Watching.of(made));
    }

    @GetMapping("/missions/{mission}")
    @Operation(summary = "A mission", description = "With its nominations.")
    ResponseEntity<Watching> mission(@PathVariable UUID mission) {
        return answer(new MissionId(mission));
    }

    @PutMapping(path = "/missions/{mission}", consumes = "application/json")
    @Operation(summary = "Change a mandate", description = "For facilitators. Takes If-Match.")
    ResponseEntity<Watching> change(
            @PathVariable UUID mission,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Terms said) {
        MissionId id = new MissionId(mission);
        missions.change(id, seen(id, ifMatch), said.read());
        return answer(id);
    }

    @PostMapping(path = "/missions/{mission}/end", consumes = "application/json")
    @Operation(
            summary = "End a mission",
            description = "Its nominations are declined or ended with it. For facilitators. Takes If-Match.")
    ResponseEntity<Watching> end(
            @PathVariable UUID mission,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Why said) {
        MissionId id = new MissionId(mission);
        missions.end(id, seen(id, ifMatch), said.reason());
        return answer(id);
    }

    @PostMapping(path = "/missions/{mission}/nominations", consumes = "application/json")
    @Operation(
            summary = "Nominate who sends observers",
            description = "For heads and deputies. Whoever the mandate excludes is refused, naming the provision.")
    ResponseEntity<Nominated> nominate(@PathVariable UUID mission, @Valid @RequestBody Nominating said) {
        DelegationId nominee =
                Optional.ofNullable(said.nominee()).map(DelegationId::new).orElse(null);
        NominationId id = nominations.nominate(
                new MissionId(mission), new NewNomination(nominee, said.outside(), said.offered(), said.text()));
        NominationView made = queries.nomination(id);
        return Etags.created("nominations", id, made.lockVersion(), Nominated.of(made));
    }

    @GetMapping("/nominations/{nomination}")
    @Operation(summary = "A nomination", description = "With who is asked and what they said.")
    ResponseEntity<Nominated> nomination(@PathVariable UUID nomination) {
        return answer(new NominationId(nomination));
    }

    @PostMapping("/nominations/{nomination}/consent")
    @Operation(
            summary = "Consent to a nomination",
            description = "For heads and deputies of a delegation that is asked. Takes If-Match.")
    ResponseEntity<Nominated> consent(
            @PathVariable UUID nomination,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        NominationId id = new NominationId(nomination);
        nominations.consent(id, seen(id, ifMatch));
        return answer(id);
    }

    @PostMapping(path = "/nominations/{nomination}/object", consumes = "application/json")
    @Operation(
            summary = "Object to a nomination",
            description = "For heads and deputies of a delegation that is asked, within its time. Takes If-Match.")
    ResponseEntity<Nominated> object(
            @PathVariable UUID nomination,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Why said) {
        NominationId id = new NominationId(nomination);
        nominations.object(id, seen(id, ifMatch), said.reason());
        return answer(id);
    }

    @PostMapping(path = "/nominations/{nomination}/confirm", consumes = "application/json")
    @Operation(
            summary = "Confirm a nomination",
            description =
                    "Once all have consented, or their time is over and nobody objects. For facilitators. Takes If-Match.")
    ResponseEntity<Nominated> confirm(
            @PathVariable UUID nomination,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Confirming said) {
        NominationId id = new NominationId(nomination);
        nominations.confirm(id, seen(id, ifMatch), said.accepted(), said.begins(), said.ends());
        return answer(id);
    }

    @PostMapping(path = "/nominations/{nomination}/decline", consumes = "application/json")
    @Operation(summary = "Decline a nomination", description = "For facilitators. Takes If-Match.")
    ResponseEntity<Nominated> decline(
            @PathVariable UUID nomination,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Why said) {
        NominationId id = new NominationId(nomination);
        nominations.decline(id, seen(id, ifMatch), said.reason());
        return answer(id);
    }

    @PostMapping(path = "/nominations/{nomination}/withdraw", consumes = "application/json")
    @Operation(
            summary = "Withdraw a nomination",
            description = "For heads and deputies of the delegation that made it. Takes If-Match.")
    ResponseEntity<Nominated> withdraw(
            @PathVariable UUID nomination,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Why said) {
        NominationId id = new NominationId(nomination);
        nominations.withdraw(id, seen(id, ifMatch), said.reason());
        return answer(id);
    }

    @PostMapping(path = "/nominations/{nomination}/end", consumes = "application/json")
    @Operation(
            summary = "End the part of observers",
            description = "Of a nomination that was confirmed. For facilitators. Takes If-Match.")
    ResponseEntity<Nominated> endPart(
            @PathVariable UUID nomination,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Why said) {
        NominationId id = new NominationId(nomination);
        nominations.end(id, seen(id, ifMatch), said.reason());
        return answer(id);
    }

    private long seen(MissionId id, @Nullable String ifMatch) {
        long present = queries.get(id).lockVersion();
        Etags.require(ifMatch, present);
        return present;
    }

    private long seen(NominationId id, @Nullable String ifMatch) {
        long present = queries.nomination(id).lockVersion();
        Etags.require(ifMatch, present);
        return present;
    }

    private ResponseEntity<Watching> answer(MissionId id) {
        MissionView found = queries.get(id);
        return Etags.answer(found.lockVersion(), Watching.of(found));
    }

    private ResponseEntity<Nominated> answer(NominationId id) {
        NominationView found = queries.nomination(id);
        return Etags.answer(found.lockVersion(), Nominated.of(found));
    }
}
