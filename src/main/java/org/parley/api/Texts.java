package org.parley.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Ids;
import org.parley.text.Numbering;
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

            List<Node> children) {

        static Node of(Provision provision, Numbering numbering) {
            return new Node(
                    provision.id().value(),
                    numbering.number(provision.id()),
                    provision.heading(),
                    provision.text(),
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

            @Nullable List<Edited> children) {

        Provision provision() {
            return new Provision(
                    new ProvisionId(id == null ? Ids.next() : id),
                    heading,
                    text == null ? "" : text,
                    children == null
                            ? List.of()
                            : children.stream().map(Edited::provision).toList());
        }
    }
}
