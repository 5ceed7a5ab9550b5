package org.parley.deliberation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;
import org.parley.kernel.SubjectRef;

/**
 * What a delegation has prepared for a question: its own, and nobody else's.
 *
 * @param id          null while nothing is written down
 * @param subject     the question
 * @param round       the round that is prepared or open for it; null while there is none
 * @param open        whether it is being voted on now
 * @param upcoming    whether it is still to be voted on
 * @param answers     how it may be answered: yes, no and abstain, or nothing in a choice, where only words can be prepared
 * @param instruction from the capital; null while there is none
 * @param advice      of the delegation's people, each person's latest, in the order in which they were given
 * @param signOff     of the head; null while there is none
 * @param gaps        what is missing, in the order of preparation
 */
public record Preparing(
        @Nullable PreparationId id,
        SubjectRef subject,
        @Nullable UUID round,
        boolean open,
        boolean upcoming,
        List<Answer> answers,
        @Nullable Instruction instruction,
        List<Advice> advice,
        @Nullable SignOff signOff,
        List<Gap> gaps) {

    /** Most characters of an instruction. */
    public static final int INSTRUCTION_LENGTH = 5_000;

    /** Most characters of a reason or note. */
    public static final int REASON_LENGTH = 2_000;

    /** Most people whose recommendations are kept for one question. */
    public static final int ADVISERS = 50;

    public Preparing {
        answers = List.copyOf(answers);
        advice = List.copyOf(advice);
        gaps = List.copyOf(gaps);
    }

    /** How to vote. */
    public enum Answer {
        YES,
        NO,
        ABSTAIN,
        /** Left to the delegation, or to whoever casts. */
        FREE;

        /** Its name in addresses and translation keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Answer of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** What a question lacks before the delegation is ready. */
    public enum Gap {
        NO_INSTRUCTION,
        /** The instruction was valid until a moment that has passed. */
        INSTRUCTION_ENDED,
        NO_ADVICE,
        NOT_SIGNED_OFF,
        /** The instruction was given or ended after the sign-off. */
        SIGN_OFF_OUTDATED,
        /** The sign-off is not what the capital instructs. */
        DEPARTS;

        /** The end of its translation key. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What the capital instructs.
     *
     * @param until last moment at which it is valid; null for as long as nothing else comes
     * @param name  who entered it
     */
    public record Instruction(
            Answer answer, String text, @Nullable Instant until, String name, Instant at) {

        /** Whether it holds at a moment. */
        public boolean valid(Instant moment) {
            return until == null || !moment.isAfter(until);
        }

        Json.Obj toJson() {
            return Json.object()
                    .put("answer", answer.word())
                    .put("text", text)
                    .putPresent("until", until == null ? null : until.toString())
                    .put("name", name)
                    .put("at", at.toString())
                    .build();
        }

        static Instruction of(Json.Obj json) {
            return new Instruction(
                    Answer.of(json.text("answer")),
                    json.text("text"),
                    json.findText("until").map(Instant::parse).orElse(null),
                    json.text("name"),
                    Instant.parse(json.text("at")));
        }
    }

    /** What one of the delegation's people recommends. */
    public record Advice(UUID person, Answer answer, String reason, String name, Instant at) {

        Json.Obj toJson() {
            return Json.object()
                    .put("person", person.toString())
                    .put("answer", answer.word())
                    .put("reason", reason)
                    .put("name", name)
                    .put("at", at.toString())
                    .build();
        }

        static Advice of(Json.Obj json) {
            return new Advice(
                    UUID.fromString(json.text("person")),
                    Answer.of(json.text("answer")),
                    json.text("reason"),
                    json.text("name"),
                    Instant.parse(json.text("at")));
        }
    }

    /** How the head or the deputy has decided that the delegation votes. */
    public record SignOff(Answer answer, String note, String name, Instant at) {

        Json.Obj toJson() {
            return Json.object()
                    .put("answer", answer.word())
                    .put("note", note)
                    .put("name", name)
                    .put("at", at.toString())
                    .build();
        }

        static SignOff of(Json.Obj json) {
            return new SignOff(
                    Answer.of(json.text("answer")),
                    json.text("note"),
                    json.text("name"),
                    Instant.parse(json.text("at")));
        }
    }

    /** Whether the sign-off no longer rests on the instruction that holds now. */
    static boolean outdated(@Nullable Instruction instruction, @Nullable SignOff signOff, Instant now) {
        return instruction != null
                && signOff != null
                && (instruction.at().isAfter(signOff.at()) || !instruction.valid(now));
    }
}
