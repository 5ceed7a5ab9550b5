package org.parley.amendment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;
import org.parley.text.Problem;

/**
 * What last happened to an amendment, and why: it goes with each of its states into the history.
 *
 * @param kind    what happened
 * @param version the version of the plan that caused it or came of it, 0 for none
 * @param round   the round that decided, if one did
 * @param other   the amendment that caused it: the parent that fell, the sub-amendment that was adopted
 * @param reasons what changed in it, or why it no longer applies
 * @param words   what a person said about it, empty for nothing
 */
public record Remark(
        Kind kind,
        int version,
        @Nullable UUID round,
        @Nullable AmendmentId other,
        List<Reason> reasons,
        String words) {

    /** What can happen to an amendment. */
    public enum Kind {
        /** It says on a newer version what it said before, word for word. */
        CARRIED,
        /** It stands on a newer version, though not as it was written. */
        CARRIED_CHANGED,
        /** The text has changed under it. */
        FALLEN,
        /** Adopted by its round, but the text had changed under it since the round opened. */
        OVERTAKEN,
        /** The amendment that it amends is decided or gone. */
        PARENT_GONE,
        /** It stood only if another one was adopted, and that one was not. */
        UNMET,
        /** A sub-amendment to it was adopted. */
        AMENDED,
        /** It was voted on in parts, and not all of them carried. */
        DIVIDED,
        WITHDRAWN,
        /** Its proposer did not answer in time for a text that an adoption had changed. */
        LAPSED,
        /** Its proposer accepted it as an adoption had changed it. */
        CONSENTED,
        /** Its proposer wrote it anew under the same number. */
        REDRAFTED,
        /** Of a draft: it became the new text of the amendment that it was begun from. */
        REFILED,
        /** Of a draft: it was begun from another amendment, with what could be carried of it. */
        BEGUN_FROM,
        /** Of a draft: it keeps what somebody wrote at words that somebody else had changed meanwhile. */
        PUT_ASIDE,
        TAKEN_OVER,
        ADOPTED,
        REJECTED,
        /** It was rejected, and two thirds want it put again. */
        RECONSIDERED;

        /** The end of its translation key. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A sentence of the bundle {@code text} on one of its changes.
     *
     * @param key       the sentence
     * @param arguments what it names
     */
    public record Reason(String key, List<String> arguments) {

        public Reason {
            arguments = List.copyOf(arguments);
        }

        static List<Reason> of(List<Problem> problems) {
            return problems.stream()
                    .map(problem -> new Reason(
                            problem.key(),
                            problem.arguments().stream().map(String::valueOf).toList()))
                    .distinct()
                    .toList();
        }

        static List<Json> json(List<Reason> reasons) {
            List<Json> told = new ArrayList<>();
            for (Reason reason : reasons) {
                told.add(Json.object()
                        .put("key", reason.key())
                        .put("arguments", Json.strings(reason.arguments()))
                        .build());
            }
            return told;
        }

        static List<Reason> parse(Json.Arr told) {
            return told.items().stream()
                    .map(Json::asObject)
                    .map(reason -> new Reason(
                            reason.text("key"), reason.array("arguments").texts()))
                    .toList();
        }
    }

    public Remark {
        reasons = List.copyOf(reasons);
    }

    static Remark of(Kind kind) {
        return new Remark(kind, 0, null, null, List.of(), "");
    }

    Remark version(int number) {
        return new Remark(kind, number, round, other, reasons, words);
    }

    Remark round(@Nullable UUID decided) {
        return new Remark(kind, version, decided, other, reasons, words);
    }

    Remark other(AmendmentId amendment) {
        return new Remark(kind, version, round, amendment, reasons, words);
    }

    Remark reasons(List<Problem> problems) {
        return new Remark(kind, version, round, other, Reason.of(problems), words);
    }

    /** With the reasons that another gives. */
    Remark because(Remark said) {
        return new Remark(kind, version, round, other, said.reasons(), words);
    }

    /** @param key a sentence of any bundle */
    Remark because(String key, String... arguments) {
        return new Remark(kind, version, round, other, List.of(new Reason(key, List.of(arguments))), words);
    }

    Remark words(String said) {
        return new Remark(kind, version, round, other, reasons, said);
    }

    String json() {
        return Json.object()
                .put("kind", kind.name())
                .put("version", version)
                .putPresent("round", round == null ? null : round.toString())
                .putPresent("other", other == null ? null : other.value().toString())
                .put("reasons", Reason.json(reasons))
                .put("words", words)
                .build()
                .canonical();
    }

    static Remark parse(String json) {
        Json.Obj from = Json.parse(json).asObject();
        Optional<UUID> round = from.findText("round").map(UUID::fromString);
        Optional<AmendmentId> other =
                from.findText("other").map(UUID::fromString).map(AmendmentId::new);
        return new Remark(
                Kind.valueOf(from.text("kind")),
                (int) from.number("version"),
                round.orElse(null),
                other.orElse(null),
                Reason.parse(from.array("reasons")),
                from.text("words"));
    }
}
