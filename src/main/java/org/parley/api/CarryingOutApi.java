package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.implementation.AgreementQueries;
import org.parley.implementation.AgreementService;
import org.parley.implementation.AgreementView;
import org.parley.implementation.Deposit;
import org.parley.implementation.EntryClause;
import org.parley.implementation.IncidentId;
import org.parley.implementation.IncidentQueries;
import org.parley.implementation.IncidentService;
import org.parley.implementation.IncidentView;
import org.parley.implementation.Level;
import org.parley.implementation.Progress;
import org.parley.kernel.NotFound;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.text.Numbering;
import org.parley.text.ProvisionId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What facilitators do for the depositary of an agreement, and how far it has come. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(
        name = "Carrying out",
        description = "What is noted under an agreement: signatures, how far it is carried out, findings")
class CarryingOutApi {

    private final AgreementService service;
    private final AgreementQueries agreements;
    private final IncidentService incidents;
    private final IncidentQueries known;
    private final PlanQueries plans;

    CarryingOutApi(
            AgreementService service,
            AgreementQueries agreements,
            IncidentService incidents,
            IncidentQueries known,
            PlanQueries plans) {
        this.service = service;
        this.agreements = agreements;
        this.incidents = incidents;
        this.known = known;
        this.plans = plans;
    }

    @Schema(name = "EntryClause", description = "When an agreement enters into force, as its own text says")
    record Clause(
            @NotNull @Schema(description = "parties-signed, signatures or ratifications")
            String clause,

            @Nullable
            @Schema(description = "How many of them, 1 to 200; absent for 1, and without meaning for parties-signed")
            Integer number,

            @Nullable @Schema(description = "Days after that, 0 to 3650; absent for 0")
            Integer days) {

        EntryClause read() {
            return new EntryClause(
                    Misunderstood.word("clause", EntryClause.Kind.class, clause),
                    number == null ? 1 : number,
                    days == null ? 0 : days);
        }
    }

    @Schema(name = "NewDeposit", description = "Full powers, a signature or a ratification to note")
    record Depositing(
            @NotNull @Schema(description = "full-powers, signature or ratification")
            String kind,

            @NotNull @Schema(description = "Whose") UUID delegation,

            @NotNull @Schema(description = "The day that the instrument bears")
            LocalDate on,

            @NotNull @Schema(description = "Who signed or is empowered to, in which office or by whose powers")
            String who,

            @Nullable
            @Schema(
                    description =
                            "By what they signed: office, or powers that were noted before; absent where it is not noted")
            String authority) {

        Deposit read() {
            return new Deposit(
                    Misunderstood.word("kind", Deposit.Kind.class, kind),
                    new DelegationId(delegation),
                    on,
                    who,
                    authority == null ? null : Misunderstood.word("authority", Deposit.Authority.class, authority));
        }
    }

    @Schema(name = "NewAssessment", description = "How far a provision is carried out")
    record Assessing(
            @NotNull UUID provision,

            @NotNull @Min(0) @Max(3) @Schema(description = "0 not begun, 1 minimal, 2 intermediate, 3 full")
            Integer level,

            @NotNull @Schema(description = "By what that is known")
            String evidence,

            @Nullable @Schema(description = "The delegation that answers for it")
            UUID responsible) {}

    @Schema(name = "IncidentFinding", description = "How it was found")
    record Found(@NotNull String how) {}

    @Schema(name = "Progress", description = "How far an agreement is carried out")
    record Far(
            @Schema(description = "The sum of all levels in percent of what it would be were everything carried out")
            int percent,

            @Schema(description = "In the order of the text")
            List<ArticleFar> articles,

            @Schema(description = "Each day on which it changed")
            List<Then> days) {}

    @Schema(name = "ArticleProgress", description = "How far an article is carried out")
    record ArticleFar(
            UUID article,
            String number,
            @Nullable String heading,

            @Schema(description = "How many of its provisions stand at level 0, 1, 2 and 3")
            List<Integer> levels) {}

    @Schema(name = "ProgressDay", description = "How far it was at the end of a day (UTC)")
    record Then(LocalDate on, int percent) {}

    @PostMapping(path = "/plans/{plan}/agreement", consumes = "application/json")
    @Operation(
            summary = "Open a plan for signature",
            description = "For facilitators, once the whole text is agreed. It is an agreement from now on.")
    ResponseEntity<AgreementsApi.Agreed> begin(@PathVariable UUID plan, @Valid @RequestBody Clause said) {
        service.begin(new PlanId(plan), said.read());
        return created(plan);
    }

    @PostMapping(path = "/plans/{plan}/agreement/deposits", consumes = "application/json")
    @Operation(
            summary = "Note full powers, a signature or a ratification",
            description = "For facilitators, who act for the depositary. The entry into force is computed anew.")
    ResponseEntity<AgreementsApi.Agreed> deposit(@PathVariable UUID plan, @Valid @RequestBody Depositing said) {
        service.deposit(find(plan).id(), said.read());
        return created(plan);
    }

    @PostMapping(path = "/plans/{plan}/agreement/assessments", consumes = "application/json")
    @Operation(
            summary = "Say how far a provision is carried out",
            description =
                    "For facilitators, and for monitors within their mandate, with the evidence. What was said before stays as how it stood then.")
    ResponseEntity<AgreementsApi.Agreed> assess(@PathVariable UUID plan, @Valid @RequestBody Assessing said) {
        service.assess(
                find(plan).id(),
                new ProvisionId(said.provision()),
                Level.values()[said.level()],
                said.evidence(),
                said.responsible() == null ? null : new DelegationId(said.responsible()));
        return created(plan);
    }

    @GetMapping("/plans/{plan}/agreement/progress")
    @Operation(
            summary = "How far an agreement is carried out",
            description = "By article and over time. What counts is each provision that has nothing below it.")
    Far progress(@PathVariable UUID plan) {
        AgreementView agreement = find(plan);
        Progress progress = agreements.progress(agreement);
        var version = plans.text(agreement.plan(), agreement.version());
        Numbering numbers = version.numbering();
        return new Far(
                progress.percent(),
                version.text().articles().stream()
                        .map(article -> new ArticleFar(
                                article.id().value(),
                                numbers.number(article.id()),
                                article.heading(),
                                List.copyOf(progress.articles()
                                        .getOrDefault(article.id(), java.util.Map.of())
                                        .values())))
                        .toList(),
                progress.days().stream()
                        .map(day -> new Then(day.on(), day.percent()))
                        .toList());
    }

    @PostMapping(path = "/incidents/{incident}/find", consumes = "application/json")
    @Operation(
            summary = "Write down that an incident was found to have happened",
            description = "For facilitators; it starts the deadlines of the response plan. Takes If-Match.")
    ResponseEntity<AgreementsApi.Happened> find(
            @PathVariable UUID incident,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Found said) {
        return step(incident, ifMatch, (id, seen) -> incidents.find(id, seen, said.how()));
    }

    @PostMapping(path = "/incidents/{incident}/dismiss", consumes = "application/json")
    @Operation(
            summary = "Write down that an incident did not happen, or was no call on the guarantee",
            description = "For facilitators. Takes If-Match.")
    ResponseEntity<AgreementsApi.Happened> dismiss(
            @PathVariable UUID incident,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Found said) {
        return step(incident, ifMatch, (id, seen) -> incidents.dismiss(id, seen, said.how()));
    }

    @PostMapping("/incidents/{incident}/end")
    @Operation(
            summary = "Write down that an incident has ceased or is settled",
            description = "For facilitators; the clock stops. Takes If-Match.")
    ResponseEntity<AgreementsApi.Happened> end(
            @PathVariable UUID incident, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return step(incident, ifMatch, incidents::end);
    }

    private ResponseEntity<AgreementsApi.Happened> step(
            UUID incident, @Nullable String ifMatch, BiConsumer<IncidentId, Long> deed) {
        IncidentId id = new IncidentId(incident);
        long present = known.get(id).lockVersion();
        Etags.require(ifMatch, present);
        deed.accept(id, present);
        IncidentView found = known.get(id);
        return Etags.answer(found.lockVersion(), AgreementsApi.Happened.of(found));
    }

    private AgreementView find(UUID plan) {
        return agreements.on(new PlanId(plan)).orElseThrow(() -> new NotFound("agreement"));
    }

    private ResponseEntity<AgreementsApi.Agreed> created(UUID plan) {
        AgreementView found = find(plan);
        return ResponseEntity.created(URI.create("/api/v1/plans/" + plan + "/agreement"))
                .body(AgreementsApi.Agreed.of(found, agreements.progress(found).percent()));
    }
}
