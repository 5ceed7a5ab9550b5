package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.CollisionMap;
import org.parley.amendment.CollisionQueries;
import org.parley.amendment.Meeting;
import org.parley.delegation.NegotiationQueries;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.text.Collision;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What amendments do to each other. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Amendments", description = "Amendments, from the first draft to their end")
class CollisionsApi {

    private final CollisionQueries collisions;
    private final NegotiationQueries negotiations;
    private final PlanQueries plans;

    CollisionsApi(CollisionQueries collisions, NegotiationQueries negotiations, PlanQueries plans) {
        this.collisions = collisions;
        this.negotiations = negotiations;
        this.plans = plans;
    }

    @Schema(description = "A place where two amendments meet")
    record Place(
            UUID provision,

            @Schema(
                    description =
                            "How: deleted, rewritten, same-words, same-heading, same-conditions, moved, same-place, neighbour, cited, limit, same-change"
                                    + " or same-provision")
            String what,

            @Schema(description = "The words that are meant, as they stand in the text; absent where there are none")
            @Nullable
            String words) {

        static Place of(Collision.Place place) {
            return new Place(
                    place.provision().value(), word(place.what()), place.words().isEmpty() ? null : place.words());
        }
    }

    @Schema(description = "What two amendments do to each other on the newest text")
    record Pair(
            UUID one,
            UUID other,

            @Schema(description = "conflict, contains, ordered, identical or independent")
            String kind,

            @Schema(
                    description =
                            "For contains, which takes away all that the other works on, so that the other falls if it is adopted: one or other")
            @Nullable
            String taker,

            @Schema(description = "reference: one takes away what the other cites; sub: one amends the other")
            List<String> flags,

            List<Place> places) {

        static Pair of(UUID one, UUID other, Collision collision) {
            Collision.Side taker = collision.taker();
            return new Pair(
                    one,
                    other,
                    word(collision.kind()),
                    taker == null ? null : word(taker),
                    collision.flags().stream().map(CollisionsApi::word).sorted().toList(),
                    collision.places().stream().map(Place::of).toList());
        }
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @GetMapping("/negotiations/{negotiation}/plans/{plan}/collisions")
    @Operation(
            summary = "How the pending amendments of a plan meet",
            description =
                    "By the plan's name in addresses. Each two once, by their numbers; those that never meet are not in it."
                            + " `kind` keeps those of one kind.")
    Paged<Pair> map(
            @PathVariable String negotiation,
            @PathVariable String plan,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paged.DEFAULT) int size) {
        Collision.Kind wanted = kind == null ? null : Misunderstood.word("kind", Collision.Kind.class, kind);
        PlanId id = plans.bySlug(negotiations.bySlug(negotiation).id(), plan).id();
        List<CollisionMap.Pair> pairs = collisions.map(id).pairs().stream()
                .filter(pair -> wanted == null || pair.collision().kind() == wanted)
                .toList();
        return Paged.of(
                pairs,
                page,
                size,
                pair -> Pair.of(pair.one().id().value(), pair.other().id().value(), pair.collision()));
    }

    @GetMapping("/amendments/{amendment}/collisions")
    @Operation(
            summary = "What an amendment meets",
            description =
                    "Pending amendments and your delegation's drafts, the gravest first; `one` is the amendment that was asked for.")
    List<Pair> of(@PathVariable UUID amendment) {
        return collisions.of(new AmendmentId(amendment)).stream()
                .map(meeting -> Pair.of(amendment, other(meeting), meeting.collision()))
                .toList();
    }

    private static UUID other(Meeting meeting) {
        return meeting.other().id().value();
    }
}
