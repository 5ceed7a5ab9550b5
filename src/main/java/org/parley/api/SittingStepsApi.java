package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.NotFound;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.motion.MotionKind;
import org.parley.sitting.ItemId;
import org.parley.sitting.Limits;
import org.parley.sitting.MotionId;
import org.parley.sitting.MotionService;
import org.parley.sitting.Queue;
import org.parley.sitting.SittingId;
import org.parley.sitting.SittingQueries;
import org.parley.sitting.SittingService;
import org.parley.sitting.SittingView;
import org.parley.sitting.SpeakersService;
import org.parley.sitting.SpeechId;
import org.parley.voting.RoundId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The steps of a sitting: each is answered by the sitting as it stands after it. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Sittings", description = "Agenda, who is in the room, who speaks, and what interrupts")
class SittingStepsApi {

    private final SittingService sittings;
    private final SpeakersService speakers;
    private final MotionService motions;
    private final SittingQueries queries;
    private final NegotiationQueries negotiations;

    SittingStepsApi(
            SittingService sittings,
            SpeakersService speakers,
            MotionService motions,
            SittingQueries queries,
            NegotiationQueries negotiations) {
        this.sittings = sittings;
        this.speakers = speakers;
        this.motions = motions;
        this.queries = queries;
        this.negotiations = negotiations;
    }

    @Schema(description = "A sitting to come")
    record Planned(@NotNull String title, @NotNull Instant start) {}

    @Schema(description = "An item to put on the agenda")
    record Adding(
            @NotNull String title,

            @Nullable @Schema(description = "What it is about, as kind:id; absent for what is only named")
            String subject,

            @Nullable @Schema(description = "The item that it is part of")
            UUID under) {}

    @Schema(description = "Until when")
    record Suspending(
            @Nullable @Schema(description = "Absent where that is not said")
            Instant until) {}

    @Schema(description = "Whether a delegation is in the room")
    record Presence(@NotNull Boolean present) {}

    @Schema(description = "What is said of a delegation's credentials")
    record Examined(
            @NotNull @Schema(description = "false where they are questioned")
            Boolean accepted,

            @Nullable @Schema(description = "Why they are questioned: on record")
            String note) {}

    @Schema(description = "A place in a list")
    record Place(
            @Nullable @Schema(description = "Before this one; absent for the last place")
            UUID before,

            @Nullable @Schema(description = "Why; speakers are not moved without")
            String reason) {}

    @Schema(description = "Why, on record")
    record Why(@NotNull String reason) {}

    @Schema(description = "A sentence for the minutes")
    record Remark(@NotNull String text) {}

    @Schema(description = "The floor that is asked for")
    record Asking(
            @Nullable @Schema(description = "debate or reply; absent where a vote is explained")
            String queue,

            @Nullable @Schema(description = "The round whose vote your delegation explains")
            UUID round,

            @Nullable @Schema(description = "By a facilitator, for a delegation that asked in the room")
            UUID delegation,

            @Nullable @Schema(description = "Why a facilitator adds it")
            String reason) {}

    @Schema(description = "A procedural motion")
    record Moving(
            @NotNull
            @Schema(
                    description =
                            "point-of-order, appeal, suspend, adjourn, adjourn-debate, close-debate or close-list")
            String kind,

            @Nullable @Schema(description = "What for; required of a point of order")
            String text,

            @Nullable @Schema(description = "Until when to suspend")
            Instant resumeAt,

            @Nullable @Schema(description = "By a facilitator, for the delegation that raised it in the room")
            UUID delegation) {}

    @Schema(description = "A ruling on a point of order")
    record Ruling(
            @NotNull Boolean upheld,

            @NotNull @Schema(description = "On record") String reason) {}

    @Schema(description = "A motion put to the vote")
    record Putting(
            @NotNull @Schema(description = "Of the round") String title,

            @Nullable @Schema(description = "How long it is open; absent to close it by hand")
            Integer seconds) {}

    @PostMapping(path = "/negotiations/{negotiation}/sittings", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Plan a sitting", description = "For facilitators.")
    SittingsApi.Sitting plan(@PathVariable String negotiation, @Valid @RequestBody Planned said, Locale locale) {
        return now(sittings.plan(negotiations.bySlug(negotiation).id(), said.title(), said.start()), locale);
    }

    @PostMapping(path = "/sittings/{sitting}/items", consumes = "application/json")
    @Operation(summary = "Put an item on the agenda", description = "At the end of its level. For facilitators.")
    SittingsApi.Sitting add(@PathVariable UUID sitting, @Valid @RequestBody Adding said, Locale locale) {
        SubjectRef about = said.subject() == null ? null : Misunderstood.subject("subject", said.subject());
        ItemId under = said.under() == null ? null : new ItemId(said.under());
        return step(sitting, locale, id -> sittings.addItem(id, said.title(), about, under));
    }

    @PostMapping(path = "/sittings/{sitting}/items/{item}/move", consumes = "application/json")
    @Operation(summary = "Move an item", description = "Within its level. For facilitators.")
    SittingsApi.Sitting move(
            @PathVariable UUID sitting, @PathVariable UUID item, @Valid @RequestBody Place said, Locale locale) {
        ItemId before = said.before() == null ? null : new ItemId(said.before());
        return step(sitting, locale, id -> sittings.moveItem(id, new ItemId(item), before));
    }

    @PostMapping(path = "/sittings/{sitting}/items/{item}/strike", consumes = "application/json")
    @Operation(
            summary = "Strike an item from the agenda",
            description = "With its parts, none of which was dealt with. For facilitators.")
    SittingsApi.Sitting strikeItem(
            @PathVariable UUID sitting, @PathVariable UUID item, @Valid @RequestBody Why said, Locale locale) {
        return step(sitting, locale, id -> sittings.strikeItem(id, new ItemId(item), said.reason()));
    }

    @PostMapping("/sittings/{sitting}/items/{item}/take-up")
    @Operation(summary = "Take up an item", description = "What was before the sitting is concluded. For facilitators.")
    SittingsApi.Sitting takeUp(@PathVariable UUID sitting, @PathVariable UUID item, Locale locale) {
        return step(sitting, locale, id -> sittings.takeUp(id, new ItemId(item)));
    }

    @PostMapping("/sittings/{sitting}/items/{item}/conclude")
    @Operation(summary = "Conclude the item under discussion", description = "For facilitators.")
    SittingsApi.Sitting conclude(@PathVariable UUID sitting, @PathVariable UUID item, Locale locale) {
        return step(sitting, locale, id -> sittings.conclude(id, new ItemId(item)));
    }

    @PostMapping("/sittings/{sitting}/items/{item}/close-list")
    @Operation(summary = "Close the list of speakers", description = "On the item under discussion. For facilitators.")
    SittingsApi.Sitting closeList(@PathVariable UUID sitting, @PathVariable UUID item, Locale locale) {
        return step(sitting, locale, id -> speakers.closeList(id, new ItemId(item)));
    }

    @PostMapping("/sittings/{sitting}/items/{item}/open-list")
    @Operation(summary = "Open the list of speakers again", description = "For facilitators.")
    SittingsApi.Sitting openList(@PathVariable UUID sitting, @PathVariable UUID item, Locale locale) {
        return step(sitting, locale, id -> speakers.openList(id, new ItemId(item)));
    }

    @PutMapping(path = "/sittings/{sitting}/time", consumes = "application/json")
    @Operation(
            summary = "Set for how long one speaks",
            description = "From the next speech on; what is absent has no limit. For facilitators.")
    SittingsApi.Sitting limit(
            @PathVariable UUID sitting, @Valid @RequestBody SittingsApi.SpeakingTime said, Locale locale) {
        return step(
                sitting,
                locale,
                id -> sittings.limit(
                        id,
                        new Limits(
                                said.speech(),
                                said.budget(),
                                Misunderstood.word("scope", Limits.Scope.class, said.scope()),
                                said.explanation(),
                                said.reply())));
    }

    @PostMapping("/sittings/{sitting}/open")
    @Operation(
            summary = "Open a sitting",
            description = "Where enough are in the room, and no other is open. For facilitators.")
    SittingsApi.Sitting open(@PathVariable UUID sitting, Locale locale) {
        return step(sitting, locale, sittings::open);
    }

    @PostMapping(path = "/sittings/{sitting}/suspend", consumes = "application/json")
    @Operation(summary = "Suspend the sitting", description = "For facilitators.")
    SittingsApi.Sitting suspend(@PathVariable UUID sitting, @Valid @RequestBody Suspending said, Locale locale) {
        return step(sitting, locale, id -> sittings.suspend(id, said.until()));
    }

    @PostMapping("/sittings/{sitting}/resume")
    @Operation(summary = "Resume a suspended sitting", description = "For facilitators.")
    SittingsApi.Sitting resume(@PathVariable UUID sitting, Locale locale) {
        return step(sitting, locale, sittings::resume);
    }

    @PostMapping("/sittings/{sitting}/close")
    @Operation(
            summary = "Close the sitting",
            description = "For good: who waits is not heard, motions that were raised lapse. For facilitators.")
    SittingsApi.Sitting close(@PathVariable UUID sitting, Locale locale) {
        return step(sitting, locale, sittings::close);
    }

    @PostMapping(path = "/sittings/{sitting}/remark", consumes = "application/json")
    @Operation(summary = "Put a remark in the minutes", description = "For facilitators.")
    SittingsApi.Sitting remark(@PathVariable UUID sitting, @Valid @RequestBody Remark said, Locale locale) {
        return step(sitting, locale, id -> sittings.remark(id, said.text()));
    }

    @PutMapping(path = "/sittings/{sitting}/presence/{delegation}", consumes = "application/json")
    @Operation(
            summary = "Note that a delegation has come or gone",
            description = "A facilitator of each, a head or deputy of their own.")
    SittingsApi.Sitting mark(
            @PathVariable UUID sitting,
            @PathVariable UUID delegation,
            @Valid @RequestBody Presence said,
            Locale locale) {
        return step(sitting, locale, id -> sittings.mark(id, new DelegationId(delegation), said.present()));
    }

    @PutMapping(path = "/sittings/{sitting}/credentials/{delegation}", consumes = "application/json")
    @Operation(summary = "Accept or question a delegation's credentials", description = "For facilitators.")
    SittingsApi.Sitting examine(
            @PathVariable UUID sitting,
            @PathVariable UUID delegation,
            @Valid @RequestBody Examined said,
            Locale locale) {
        DelegationId whose = new DelegationId(delegation);
        return step(sitting, locale, id -> {
            if (said.accepted()) {
                sittings.accept(id, whose);
            } else {
                sittings.question(id, whose, Objects.requireNonNullElse(said.note(), ""));
            }
        });
    }

    @PostMapping(path = "/sittings/{sitting}/speeches", consumes = "application/json")
    @Operation(
            summary = "Ask for the floor",
            description =
                    "For your delegation: in the debate, to reply, or to explain its vote in a round. A facilitator names the delegation"
                            + " that asked in the room, and why it is added.")
    SittingsApi.Sitting ask(@PathVariable UUID sitting, @Valid @RequestBody Asking said, Locale locale) {
        UUID round = said.round();
        if ((round == null) == (said.queue() == null)) {
            throw new Misunderstood("queue");
        }
        if (round != null) {
            return step(sitting, locale, id -> speakers.explain(id, new RoundId(round)));
        }
        Queue queue = Misunderstood.word("queue", Queue.class, Objects.requireNonNull(said.queue()));
        UUID delegation = said.delegation();
        return step(sitting, locale, id -> {
            if (delegation == null) {
                speakers.request(id, queue);
            } else {
                speakers.add(id, queue, new DelegationId(delegation), Objects.requireNonNullElse(said.reason(), ""));
            }
        });
    }

    @PostMapping("/sittings/{sitting}/speeches/{speech}/call")
    @Operation(
            summary = "Give the floor to the next speaker",
            description =
                    "Names the one that you saw next: refused where it was called already, or another is next by now. For facilitators.")
    SittingsApi.Sitting call(@PathVariable UUID sitting, @PathVariable UUID speech, Locale locale) {
        return step(sitting, locale, id -> speakers.call(speech(id, speech)));
    }

    @PostMapping("/sittings/{sitting}/speeches/{speech}/end")
    @Operation(summary = "End the speech that is held", description = "For facilitators; a speaker may end their own.")
    SittingsApi.Sitting end(@PathVariable UUID sitting, @PathVariable UUID speech, Locale locale) {
        return step(sitting, locale, id -> speakers.end(speech(id, speech)));
    }

    @PostMapping("/sittings/{sitting}/speeches/{speech}/withdraw")
    @Operation(
            summary = "Give up the turn that your delegation asked for",
            description = "While it waits: a speech that is held is ended instead.")
    SittingsApi.Sitting giveUp(@PathVariable UUID sitting, @PathVariable UUID speech, Locale locale) {
        return step(sitting, locale, id -> speakers.withdraw(speech(id, speech)));
    }

    @PostMapping(path = "/sittings/{sitting}/speeches/{speech}/move", consumes = "application/json")
    @Operation(summary = "Move a speaker", description = "Within its list, with the reason. For facilitators.")
    SittingsApi.Sitting moveSpeaker(
            @PathVariable UUID sitting, @PathVariable UUID speech, @Valid @RequestBody Place said, Locale locale) {
        return step(
                sitting,
                locale,
                id -> speakers.move(
                        speech(id, speech),
                        said.before() == null ? null : new SpeechId(said.before()),
                        Objects.requireNonNullElse(said.reason(), "")));
    }

    @PostMapping(path = "/sittings/{sitting}/speeches/{speech}/strike", consumes = "application/json")
    @Operation(summary = "Strike a speaker from the list", description = "For facilitators.")
    SittingsApi.Sitting strike(
            @PathVariable UUID sitting, @PathVariable UUID speech, @Valid @RequestBody Why said, Locale locale) {
        return step(sitting, locale, id -> speakers.strike(speech(id, speech), said.reason()));
    }

    @PostMapping(path = "/sittings/{sitting}/motions", consumes = "application/json")
    @Operation(
            summary = "Raise a motion",
            description =
                    "For your delegation; a facilitator names the one that raised it in the room. Which are out of order now, the sitting"
                            + " says.")
    SittingsApi.Sitting raise(@PathVariable UUID sitting, @Valid @RequestBody Moving said, Locale locale) {
        MotionKind kind = Misunderstood.word("kind", MotionKind.class, said.kind());
        String text = Objects.requireNonNullElse(said.text(), "");
        UUID delegation = said.delegation();
        return step(sitting, locale, id -> {
            if (delegation == null) {
                motions.raise(id, kind, text, said.resumeAt());
            } else {
                motions.raiseFor(id, new DelegationId(delegation), kind, text, said.resumeAt());
            }
        });
    }

    @PostMapping("/sittings/{sitting}/motions/{motion}/withdraw")
    @Operation(summary = "Take back your delegation's motion", description = "Before it is put to the vote.")
    SittingsApi.Sitting withdraw(@PathVariable UUID sitting, @PathVariable UUID motion, Locale locale) {
        return step(sitting, locale, id -> motions.withdraw(motion(id, motion)));
    }

    @PostMapping(path = "/sittings/{sitting}/motions/{motion}/rule", consumes = "application/json")
    @Operation(summary = "Rule on a point of order", description = "For facilitators.")
    SittingsApi.Sitting rule(
            @PathVariable UUID sitting, @PathVariable UUID motion, @Valid @RequestBody Ruling said, Locale locale) {
        return step(sitting, locale, id -> motions.rule(motion(id, motion), said.upheld(), said.reason()));
    }

    @PostMapping(path = "/sittings/{sitting}/motions/{motion}/refuse", consumes = "application/json")
    @Operation(summary = "Rule a motion out of order", description = "For facilitators.")
    SittingsApi.Sitting refuse(
            @PathVariable UUID sitting, @PathVariable UUID motion, @Valid @RequestBody Why said, Locale locale) {
        return step(sitting, locale, id -> motions.refuse(motion(id, motion), said.reason()));
    }

    @PostMapping("/sittings/{sitting}/motions/{motion}/grant")
    @Operation(
            summary = "Declare a motion carried without a vote",
            description = "Because nobody objects; it has its effect at once. For facilitators.")
    SittingsApi.Sitting grant(@PathVariable UUID sitting, @PathVariable UUID motion, Locale locale) {
        return step(sitting, locale, id -> motions.grant(motion(id, motion)));
    }

    @PostMapping(path = "/sittings/{sitting}/motions/{motion}/put", consumes = "application/json")
    @Operation(
            summary = "Put a motion to the vote",
            description =
                    "At once, with those in the room; its round is closed and proclaimed as every other. For facilitators.")
    SittingsApi.Sitting put(
            @PathVariable UUID sitting, @PathVariable UUID motion, @Valid @RequestBody Putting said, Locale locale) {
        Duration timer = said.seconds() == null ? null : Duration.ofSeconds(said.seconds());
        return step(sitting, locale, id -> motions.put(motion(id, motion), said.title(), timer));
    }

    private SittingsApi.Sitting step(UUID sitting, Locale locale, Consumer<SittingId> step) {
        SittingId id = new SittingId(sitting);
        step.accept(id);
        return now(id, locale);
    }

    private SittingsApi.Sitting now(SittingId id, Locale locale) {
        SittingView found = queries.get(id);
        return SittingsApi.Sitting.of(found, queries.next(found, locale));
    }

    /** @throws NotFound where it is none of this sitting's */
    private SpeechId speech(SittingId sitting, UUID id) {
        return queries.get(sitting).speeches().stream()
                .filter(speech -> speech.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound(SubjectRef.SPEECH))
                .id();
    }

    /** @throws NotFound where it is none of this sitting's */
    private MotionId motion(SittingId sitting, UUID id) {
        return queries.get(sitting)
                .motion(new MotionId(id))
                .orElseThrow(() -> new NotFound(SubjectRef.MOTION))
                .id();
    }
}
