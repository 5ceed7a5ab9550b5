package org.parley.amendment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Json;

/**
 * An amendment in a package.
 *
 * @param amendment which
 * @param since     when it was put in, or invited
 * @param agreement its proposer's word; null while it is invited
 */
record Bond(AmendmentId amendment, Instant since, @Nullable Agreement agreement) {

    /**
     * A delegation's word that its amendment stands or falls with the others of the package, in the form that the package had.
     *
     * @param by   the delegation, which may not be the proposer any more
     * @param form what it agreed to: {@link Packages#form}
     * @param at   when
     */
    record Agreement(DelegationId by, String form, Instant at) {}

    Bond agreed(Agreement given) {
        return new Bond(amendment, since, given);
    }

    static String write(List<Bond> bonds) {
        return Json.object()
                .put("members", bonds.stream().map(Bond::json).toList())
                .build()
                .canonical();
    }

    static List<Bond> read(String json) {
        return Json.parse(json).asObject().array("members").items().stream()
                .map(Json::asObject)
                .map(Bond::parse)
                .toList();
    }

    private Json.Obj json() {
        Json.Builder told =
                Json.object().put("amendment", amendment.value().toString()).put("since", since.toString());
        if (agreement != null) {
            told.put(
                    "agreed",
                    Json.object()
                            .put("delegation", agreement.by().value().toString())
                            .put("form", agreement.form())
                            .put("at", agreement.at().toString())
                            .build());
        }
        return told.build();
    }

    private static Bond parse(Json.Obj told) {
        return new Bond(
                new AmendmentId(UUID.fromString(told.text("amendment"))),
                Instant.parse(told.text("since")),
                told.findObject("agreed")
                        .map(given -> new Agreement(
                                new DelegationId(UUID.fromString(given.text("delegation"))),
                                given.text("form"),
                                Instant.parse(given.text("at"))))
                        .orElse(null));
    }
}
