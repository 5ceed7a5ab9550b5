package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentQueries;
import org.parley.kernel.Messages;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.text.Finding;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is to be looked at in a text before a vote. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Checks", description = "What is to be looked at in a text before a vote")
class ChecksApi {

    private final PlanQueries plans;
    private final AmendmentQueries amendments;
    private final Messages messages;

    ChecksApi(PlanQueries plans, AmendmentQueries amendments, Messages messages) {
        this.plans = plans;
        this.amendments = amendments;
        this.messages = messages;
    }

    @Schema(name = "Finding", description = "Something that a text should not be adopted with, unless that is meant")
    record Found(
            @Schema(description = "reference, bracket, empty, heading, term or guarantee")
            String kind,

            UUID provision,

            @Schema(description = "A sentence in the language asked for")
            String text,

            @Schema(description = "The sentence's key, the same in every language")
            String key) {}

    @GetMapping("/plans/{plan}/consistency")
    @Operation(
            summary = "Check a plan",
            description = "References to nothing, open brackets, empty provisions, equal headings, defined terms.")
    List<Found> plan(@PathVariable UUID plan, Locale locale) {
        return found(plans.findings(new PlanId(plan)), locale);
    }

    @GetMapping("/amendments/{amendment}/consistency")
    @Operation(
            summary = "Check an amendment",
            description =
                    "The same for the text as it would read with the amendment: what it brings in, and the brackets that stay open"
                            + " in the articles that it touches.")
    List<Found> amendment(@PathVariable UUID amendment, Locale locale) {
        return found(amendments.findings(new AmendmentId(amendment)), locale);
    }

    private List<Found> found(List<Finding> findings, Locale locale) {
        return findings.stream()
                .map(finding -> new Found(
                        finding.kind().name().toLowerCase(Locale.ROOT),
                        finding.provision().value(),
                        messages.get(locale, finding.key(), finding.arguments().toArray()),
                        finding.key()))
                .toList();
    }
}
