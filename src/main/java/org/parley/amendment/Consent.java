package org.parley.amendment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;
import org.parley.text.Change;
import org.parley.text.TextJson;

/**
 * The consent that an amendment awaits from its proposer, because an adoption has changed how it reads: nothing is voted in a form that
 * its proposer has not seen (ADR 0020). Holds the form that the proposer saw last, however many adoptions came since.
 *
 * @param version       the version of the plan on which the proposer last saw it
 * @param parentChanges of a sub-amendment: the changes of its parent as they were then; empty otherwise
 * @param changes       what it did to that text
 * @param account       what moved, shrank or was merged since, one adoption after the other
 * @param round         the round whose adoption changed it last; null where it changed on being taken over
 * @param askedAt       when it changed last
 * @param due           last moment to answer
 */
public record Consent(
        int version,
        List<Change> parentChanges,
        List<Change> changes,
        List<Remark.Reason> account,
        @Nullable UUID round,
        Instant askedAt,
        Instant due) {

    public Consent {
        parentChanges = List.copyOf(parentChanges);
        changes = List.copyOf(changes);
        account = List.copyOf(account);
    }

    /** It changed once more before the answer: what was seen stays, and the time begins anew. */
    Consent again(Remark said, Instant now, Instant until) {
        List<Remark.Reason> whole = Stream.concat(account.stream(), said.reasons().stream())
                .distinct()
                .toList();
        return new Consent(version, parentChanges, changes, whole, said.round(), now, until);
    }

    String json() {
        return Json.object()
                .put("version", version)
                .put("parentChanges", TextJson.changes(parentChanges))
                .put("changes", TextJson.changes(changes))
                .put("account", Remark.Reason.json(account))
                .putPresent("round", round == null ? null : round.toString())
                .put("askedAt", askedAt.toString())
                .build()
                .canonical();
    }

    static Consent parse(String json, Instant due) {
        Json.Obj from = Json.parse(json).asObject();
        Optional<UUID> round = from.findText("round").map(UUID::fromString);
        return new Consent(
                (int) from.number("version"),
                TextJson.changes(from.array("parentChanges")),
                TextJson.changes(from.array("changes")),
                Remark.Reason.parse(from.array("account")),
                round.orElse(null),
                Instant.parse(from.text("askedAt")),
                due);
    }
}
