package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.implementation.DepositaryQueries;
import org.parley.implementation.Notification;
import org.parley.kernel.Identifier;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the depositary of an agreement tells. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Depositary", description = "The depositary's notifications of an agreement")
class DepositaryApi {

    private final DepositaryQueries notifications;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;

    DepositaryApi(DepositaryQueries notifications, PlanQueries plans, NegotiationQueries negotiations) {
        this.notifications = notifications;
        this.plans = plans;
        this.negotiations = negotiations;
    }

    @Schema(name = "Notification", description = "An act as the depositary tells it")
    record Told(
            @Schema(description = "Its place among those of the agreement, from 1")
            int number,

            @Schema(description = "Its entry in the record") long index,

            @Schema(description = "Path of its receipt") String receipt,

            @Schema(description = "Type of the act") String type,

            Instant at,

            @Nullable @Schema(description = "Whose act it tells of")
            UUID delegation,

            @Nullable @Schema(description = "Who sends observers: a delegation's id or a name")
            String nominee,

            @Nullable UUID provision,

            @Nullable @Schema(description = "The day that the instrument bears, or from which something is so")
            LocalDate day,

            @Nullable String text) {}

    @GetMapping("/plans/{plan}/notifications")
    @Operation(
            summary = "The depositary's notifications",
            description = "Numbered in the order of the record. Empty while the plan is no agreement.")
    List<Told> list(@PathVariable UUID plan) {
        PlanId of = new PlanId(plan);
        String record = "/api/v1/negotiations/"
                + negotiations.get(plans.get(of).negotiation()).slug() + "/record/";
        return notifications.of(of).stream().map(each -> told(each, record)).toList();
    }

    private static Told told(Notification each, String record) {
        return new Told(
                each.number(),
                each.index(),
                record + each.index() + "/receipt",
                each.type(),
                each.at(),
                Optional.ofNullable(each.delegation()).map(Identifier::value).orElse(null),
                each.nominee(),
                Optional.ofNullable(each.provision()).map(Identifier::value).orElse(null),
                each.day(),
                each.text());
    }
}
