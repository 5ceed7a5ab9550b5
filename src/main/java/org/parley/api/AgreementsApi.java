package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.implementation.AgreementQueries;
import org.parley.implementation.AgreementView;
import org.parley.implementation.AssessmentView;
import org.parley.implementation.Deposit;
import org.parley.implementation.IncidentId;
import org.parley.implementation.IncidentQueries;
import org.parley.implementation.IncidentService;
import org.parley.implementation.IncidentView;
import org.parley.kernel.Identifier;
import org.parley.kernel.NotFound;
import org.parley.plan.PlanId;
import org.parley.text.ProvisionId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Agreements: in force or not, how far carried out, and the incidents that call on their guarantees. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Agreements", description = "What became of a plan: in force, carried out, called on")
class AgreementsApi {

    private final AgreementQueries agreements;
    private final IncidentQueries incidents;
    private final IncidentService service;

    AgreementsApi(AgreementQueries agreements, IncidentQueries incidents, IncidentService service) {
        this.agreements = agreements;
        this.incidents = incidents;
        this.service = service;
    }

    @Schema(name = "Agreement", description = "What a plan has become once its whole text was agreed")
    record Agreed(
            UUID id,

            @Schema(description = "Of the text that was agreed")
            int version,

            @Schema(description = "parties-signed, signatures or ratifications")
            String clause,

            @Schema(description = "How many of them") int number,

            @Schema(description = "Days after that") int days,

            @Nullable
            @Schema(description = "The day on which it enters into force by that clause; absent while it is not met")
            LocalDate inForce,

            List<Noted> deposits,

            @Schema(description = "In the order of time; the latest of a provision is how it stands")
            List<Assessed> assessments,

            @Schema(description = "How far it is carried out, 0 to 100")
            int percent) {

        static Agreed of(AgreementView view, int percent) {
            return new Agreed(
                    view.id().value(),
                    view.version(),
                    view.clause().kind().word(),
                    view.clause().number(),
                    view.clause().days(),
                    view.inForce(),
                    view.deposits().stream().map(Noted::of).toList(),
                    view.assessments().stream().map(Assessed::of).toList(),
                    percent);
        }
    }

    @Schema(name = "Deposit", description = "Full powers, a signature or a ratification")
    record Noted(
            @Schema(description = "full-powers, signature or ratification")
            String kind,

            UUID delegation,
            LocalDate on,

            @Schema(description = "Who signed or is empowered to, in which office or by whose powers")
            String who,

            @Nullable @Schema(description = "By what they signed: office or powers; absent where it was not noted")
            String authority) {

        static Noted of(Deposit deposit) {
            return new Noted(
                    deposit.kind().word(),
                    deposit.delegation().value(),
                    deposit.on(),
                    deposit.who(),
                    deposit.authority() == null ? null : deposit.authority().word());
        }
    }

    @Schema(name = "Assessment", description = "How far a provision was carried out when somebody looked")
    record Assessed(
            UUID provision,

            @Schema(description = "0 not begun, 1 minimal, 2 intermediate, 3 full")
            int level,

            String evidence,

            @Nullable @Schema(description = "The delegation that answers for it")
            UUID responsible,

            @Nullable @Schema(description = "For which a monitor says so; absent for a facilitator")
            UUID delegation,

            String by,
            Instant at) {

        static Assessed of(AssessmentView view) {
            return new Assessed(
                    view.provision().value(),
                    view.level().ordinal(),
                    view.evidence(),
                    Optional.ofNullable(view.responsible())
                            .map(Identifier::value)
                            .orElse(null),
                    Optional.ofNullable(view.delegation())
                            .map(Identifier::value)
                            .orElse(null),
                    view.by(),
                    view.at());
        }
    }

    @Schema(name = "Incident", description = "Something that calls on a guarantee")
    record Happened(
            UUID id,

            @Schema(description = "The guarantee") UUID provision,

            String text,

            @Nullable @Schema(description = "That reports it; absent for a facilitator")
            UUID delegation,

            Instant reportedAt,

            @Schema(description = "reported, found, not-found or ended")
            String state,

            @Schema(description = "Until when it is to be found whether it happened")
            Instant findingDue,

            @Nullable String finding,
            @Nullable Instant foundAt,

            @Schema(description = "The steps of the response by their deadlines; empty before a positive finding")
            List<Due> dues) {

        static Happened of(IncidentView view) {
            return new Happened(
                    view.id().value(),
                    view.provision().value(),
                    view.text(),
                    Optional.ofNullable(view.delegation())
                            .map(Identifier::value)
                            .orElse(null),
                    view.reportedAt(),
                    view.state().word(),
                    view.findingDue(),
                    view.finding(),
                    view.foundAt(),
                    view.dues().stream().map(Due::of).toList());
        }
    }

    @Schema(name = "ResponseDue", description = "A step of the response with its deadline")
    record Due(
            @Schema(description = "By this it is said to be taken")
            int step,

            String text,
            List<UUID> delegations,

            @Schema(description = "Whether it follows only if the actions have not helped")
            boolean escalation,

            Instant at,
            @Nullable Instant takenAt) {

        static Due of(IncidentView.Due due) {
            return new Due(
                    due.step(),
                    due.text(),
                    due.delegations().stream().map(Identifier::value).toList(),
                    due.escalation(),
                    due.at(),
                    due.takenAt());
        }
    }

    @Schema(name = "NewIncident", description = "Something to report")
    record Reporting(
            @NotNull @Schema(description = "The provision that guarantees")
            UUID provision,

            @NotNull @Schema(description = "What happened, where and when")
            String text) {}

    @GetMapping("/plans/{plan}/agreement")
    @Operation(summary = "What became of a plan", description = "Not there while the plan is no agreement.")
    Agreed agreement(@PathVariable UUID plan) {
        AgreementView found = agreements.on(new PlanId(plan)).orElseThrow(() -> new NotFound("agreement"));
        return Agreed.of(found, agreements.progress(found).percent());
    }

    @GetMapping("/plans/{plan}/incidents")
    @Operation(summary = "The incidents under a plan", description = "The latest first, each with its clock.")
    List<Happened> incidents(@PathVariable UUID plan) {
        return incidents.of(new PlanId(plan)).stream().map(Happened::of).toList();
    }

    @PostMapping(path = "/incidents", consumes = "application/json")
    @Operation(
            summary = "Report an incident",
            description =
                    "Under an agreement, on one of its guarantees. For heads and deputies, monitors within their mandate, and facilitators.")
    ResponseEntity<Happened> report(@Valid @RequestBody Reporting said) {
        IncidentId id = service.report(new ProvisionId(said.provision()), said.text());
        IncidentView made = incidents.get(id);
        return Etags.created("incidents", id, made.lockVersion(), Happened.of(made));
    }

    @GetMapping("/incidents/{incident}")
    @Operation(summary = "An incident", description = "With its clock.")
    ResponseEntity<Happened> get(@PathVariable UUID incident) {
        return answer(new IncidentId(incident));
    }

    @PostMapping("/incidents/{incident}/steps/{step}/taken")
    @Operation(
            summary = "Say that a step of the response was taken",
            description = "For the delegations that act in it, and facilitators. Takes If-Match.")
    ResponseEntity<Happened> taken(
            @PathVariable UUID incident,
            @PathVariable int step,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        IncidentId id = new IncidentId(incident);
        long present = incidents.get(id).lockVersion();
        Etags.require(ifMatch, present);
        service.take(id, present, step);
        return answer(id);
    }

    private ResponseEntity<Happened> answer(IncidentId id) {
        IncidentView found = incidents.get(id);
        return Etags.answer(found.lockVersion(), Happened.of(found));
    }
}
