package org.parley.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.Identifier;
import org.parley.kernel.SubjectRef;
import org.parley.sitting.AgendaItemView;
import org.parley.sitting.AttendanceView;
import org.parley.sitting.Limits;
import org.parley.sitting.MotionView;
import org.parley.sitting.NextStep;
import org.parley.sitting.SittingId;
import org.parley.sitting.SittingQueries;
import org.parley.sitting.SittingSummary;
import org.parley.sitting.SittingView;
import org.parley.sitting.SpeechView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sittings: agenda, presence, speakers and motions, to be read. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Sittings", description = "Agenda, who is in the room, who speaks, and what interrupts")
class SittingsApi {

    private final SittingQueries sittings;
    private final NegotiationQueries negotiations;

    SittingsApi(SittingQueries sittings, NegotiationQueries negotiations) {
        this.sittings = sittings;
        this.negotiations = negotiations;
    }

    @Schema(name = "SittingLine", description = "A sitting in a list")
    record Line(
            UUID id,
            int number,
            String title,

            @Schema(description = "planned, open, suspended or closed")
            String state,

            Instant plannedAt,
            @Nullable Instant openedAt,
            @Nullable Instant suspendedUntil,
            @Nullable Instant closedAt) {

        static Line of(SittingSummary sitting) {
            return new Line(
                    sitting.id().value(),
                    sitting.number(),
                    sitting.title(),
                    sitting.state().word(),
                    sitting.plannedAt(),
                    sitting.openedAt(),
                    sitting.suspendedUntil(),
                    sitting.closedAt());
        }
    }

    @Schema(name = "Sitting", description = "A sitting as it stands")
    record Sitting(
            Line sitting,

            @Schema(description = "For how long one speaks; absent where nothing is said")
            SpeakingTime time,

            @Schema(description = "In reading order") List<Item> agenda,

            List<Attendance> roll,

            @Nullable
            @Schema(description = "Whether enough are in the room to open it; absent where the rules ask nothing of it")
            Boolean quorum,

            @Schema(description = "In the order in which the floor is given, those over included")
            List<Speech> speeches,

            List<Motion> motions,

            @Schema(
                    description =
                            "Whether a vote of this sitting is on: then only points of order and appeals interrupt")
            boolean voting,

            @Schema(
                    description =
                            "Motions that are out of order now, and the UN General Assembly rules by which they are")
            Map<String, String> outOfOrder,

            @Schema(
                    description =
                            "What comes next: open, call, end-speech, put, rule, open-round, close-round, proclaim, take-up, conclude, close…")
            String next,

            @Nullable @Schema(description = "To what: a speech, a motion, a round or an item")
            UUID nextTarget) {

        static Sitting of(SittingView sitting, NextStep next) {
            Map<String, String> outOfOrder = new TreeMap<>();
            sitting.outOfOrder().forEach((kind, reason) -> outOfOrder.put(kind.word(), reason.rules()));
            return new Sitting(
                    Line.of(sitting.head()),
                    SpeakingTime.of(sitting.limits()),
                    sitting.agenda().stream().map(Item::of).toList(),
                    sitting.roll().stream().map(Attendance::of).toList(),
                    sitting.opening() == null ? null : sitting.opening().check().passed(),
                    sitting.speeches().stream().map(Speech::of).toList(),
                    sitting.motions().stream().map(Motion::of).toList(),
                    sitting.voting(),
                    outOfOrder,
                    next.kind().word(),
                    next.target());
        }
    }

    @Schema(description = "For how long one speaks")
    record SpeakingTime(
            @Nullable Duration speech,

            @Nullable @Schema(description = "Of a delegation in all")
            Duration budget,

            @Schema(description = "item or sitting: what the budget is for")
            String scope,

            @Nullable Duration explanation,
            @Nullable Duration reply) {

        static SpeakingTime of(Limits limits) {
            return new SpeakingTime(
                    limits.speech(), limits.budget(), limits.scope().word(), limits.explanation(), limits.reply());
        }
    }

    @Schema(name = "AgendaItem", description = "An item of the agenda")
    record Item(
            UUID id,
            @Nullable UUID under,

            @Schema(description = "For example 2.1; empty where it was struck")
            String number,

            String title,
            @Nullable String subject,

            @Schema(description = "waiting, current, concluded, adjourned or struck")
            String state,

            @Nullable String reason,
            boolean listOpen,
            boolean debateOpen) {

        static Item of(AgendaItemView item) {
            return new Item(
                    item.id().value(),
                    value(item.under()),
                    item.number(),
                    item.title(),
                    Optional.ofNullable(item.subject())
                            .map(SubjectRef::toString)
                            .orElse(null),
                    item.state().word(),
                    item.reason(),
                    item.listOpen(),
                    item.debateOpen());
        }
    }

    @Schema(description = "A delegation in the roll")
    record Attendance(
            UUID delegation,
            boolean present,

            @Schema(description = "unchecked, accepted or questioned")
            String credentials,

            @Nullable String note) {

        static Attendance of(AttendanceView attendance) {
            return new Attendance(
                    attendance.delegation().id().value(),
                    attendance.present(),
                    attendance.credentials().word(),
                    attendance.note());
        }
    }

    @Schema(description = "A turn to speak")
    record Speech(
            UUID id,
            UUID item,

            @Schema(description = "debate, before-vote, after-vote or reply")
            String queue,

            UUID delegation,

            @Schema(description = "waiting, speaking, spoken or withdrawn")
            String state,

            @Nullable @Schema(description = "The round whose vote is explained")
            UUID round,

            @Nullable Duration limit,
            Instant requestedAt,
            @Nullable Instant begunAt,
            @Nullable Instant endedAt) {

        static Speech of(SpeechView speech) {
            return new Speech(
                    speech.id().value(),
                    speech.item().value(),
                    speech.queue().word(),
                    speech.delegation().value(),
                    speech.state().word(),
                    value(speech.round()),
                    speech.limit(),
                    speech.requestedAt(),
                    speech.begunAt(),
                    speech.endedAt());
        }
    }

    @Schema(description = "A procedural motion")
    record Motion(
            UUID id,

            @Nullable @Schema(description = "The item under discussion when it was raised")
            UUID item,

            @Schema(
                    description =
                            "point-of-order, appeal, suspend, adjourn, adjourn-debate, close-debate or close-list")
            String kind,

            UUID delegation,
            String text,

            @Nullable @Schema(description = "The point of order whose ruling is appealed against")
            UUID against,

            @Nullable @Schema(description = "Until when to suspend")
            Instant resumeAt,

            @Schema(description = "raised, put, adopted, rejected, ruled, refused, withdrawn or lapsed")
            String state,

            @Nullable @Schema(description = "How a point of order was ruled")
            Boolean upheld,

            @Nullable String ruling,
            @Nullable UUID round,
            Instant raisedAt,
            @Nullable Instant decidedAt) {

        static Motion of(MotionView motion) {
            return new Motion(
                    motion.id().value(),
                    value(motion.item()),
                    motion.kind().word(),
                    motion.delegation().value(),
                    motion.text(),
                    value(motion.against()),
                    motion.resumeAt(),
                    motion.state().word(),
                    motion.upheld(),
                    motion.ruling(),
                    value(motion.round()),
                    motion.raisedAt(),
                    motion.decidedAt());
        }
    }

    private static @Nullable UUID value(@Nullable Identifier id) {
        return id == null ? null : id.value();
    }

    @GetMapping("/negotiations/{negotiation}/sittings")
    @Operation(summary = "The sittings of a negotiation", description = "The latest first.")
    List<Line> list(@PathVariable String negotiation) {
        return sittings.list(negotiations.bySlug(negotiation).id()).stream()
                .map(Line::of)
                .toList();
    }

    @GetMapping("/sittings/{sitting}")
    @Operation(
            summary = "A sitting",
            description = "Its agenda, who is in the room, who speaks and waits, the motions, and what comes next.")
    Sitting one(@PathVariable UUID sitting, Locale locale) {
        SittingView found = sittings.get(new SittingId(sitting));
        return Sitting.of(found, sittings.next(found, locale));
    }
}
