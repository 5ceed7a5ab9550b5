package org.parley.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Ids;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/** The text of plans and amendments as JSON. */
final class Texts {

    private Texts() {}

    @Schema(name = "Provision", description = "An article or any unit below it")
    record Node(
            @Schema(description = "Never changes") UUID id,

            @Schema(description = "Computed: 4, 4(2), 4(2)(a)")
            String number,

            @Nullable String heading,

            @Schema(
                    description =
                            "The words; {ref:UUID} is a cross-reference, {open:UUID}…{or:UUID}…{close:UUID} a bracket with its"
                                    + " alternatives")
            String text,

            @Schema(description = "When it takes effect and must be carried out; all hold together")
            List<ConditionBody> conditions,

            List<Node> children) {

        static Node of(Provision provision, Numbering numbering) {
            return new Node(
                    provision.id().value(),
                    numbering.number(provision.id()),
                    provision.heading(),
                    provision.text(),
                    ConditionBody.of(provision.conditions()),
                    provision.children().stream()
                            .map(child -> of(child, numbering))
                            .toList());
        }
    }

    @Schema(name = "EditedProvision", description = "An article or any unit below it, as it would read")
    record Edited(
            @Schema(description = "That of the provision that stays; absent for a new one") @Nullable
            UUID id,

            @Nullable String heading,

            @Schema(
                    description =
                            "The words; {ref:UUID} is a cross-reference. A bracket stands as in the text that was read, or as it is"
                                    + " typed: [within 30 days / within 60 days]")
            @Nullable
            String text,

            @Schema(
                    description =
                            "When it takes effect and must be carried out. Absent: as they are; an empty list takes them away")
            @Nullable
            List<ConditionBody> conditions,

            @Nullable List<Edited> children) {

        /** @param base the text that was edited */
        Provision provision(PlanText base) {
            return provision(base.index());
        }

        private Provision provision(Map<ProvisionId, PlanText.Place> base) {
            PlanText.Place was = id == null ? null : base.get(new ProvisionId(id));
            return new Provision(
                    new ProvisionId(id == null ? Ids.next() : id),
                    heading,
                    text == null ? "" : text,
                    children == null
                            ? List.of()
                            : children.stream()
                                    .map(child -> child.provision(base))
                                    .toList(),
                    conditions != null
                            ? conditions.stream().map(ConditionBody::condition).toList()
                            : was == null ? List.of() : was.provision().conditions());
        }
    }
}
