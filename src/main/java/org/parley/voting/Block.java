package org.parley.voting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Json;
import org.parley.kernel.SubjectRef;

/**
 * Several questions decided by one vote because nobody asked for a separate one (ADR 0040). Each gets its own outcome from that vote,
 * and none is bound to the others: one that goes, or that a delegation takes out, leaves the rest where they are.
 *
 * @param reason why a facilitator proposes it
 * @param left   what has left it before it opened, the first first
 */
public record Block(String reason, List<Left> left) {

    /** With fewer there is nothing to put together. */
    static final int FEWEST = 2;

    /**
     * A question that left a block.
     *
     * @param by the delegation that asked for a separate vote; null where a facilitator did, or where it left for another reason
     */
    public record Left(
            SubjectRef subject, NotPut.Why why, @Nullable DelegationId by, Instant at) {}

    public Block {
        left = List.copyOf(left);
    }

    static String write(List<Left> left) {
        return Json.array(left.stream()
                        .map(each -> Json.object()
                                .put("subject", each.subject().toString())
                                .put("why", each.why().name())
                                .putPresent(
                                        "by",
                                        each.by() == null
                                                ? null
                                                : each.by().value().toString())
                                .put("at", each.at().toString())
                                .build())
                        .toList())
                .canonical();
    }

    static List<Left> read(@Nullable String text) {
        return text == null
                ? List.of()
                : Json.parse(text).asArray().items().stream()
                        .map(Json::asObject)
                        .map(each -> new Left(
                                SubjectRef.parse(each.text("subject")),
                                NotPut.Why.valueOf(each.text("why")),
                                each.findText("by")
                                        .map(UUID::fromString)
                                        .map(DelegationId::new)
                                        .orElse(null),
                                Instant.parse(each.text("at"))))
                        .toList();
    }
}
