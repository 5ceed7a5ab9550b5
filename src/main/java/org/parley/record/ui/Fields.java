package org.parley.record.ui;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parley.kernel.Json;
import org.parley.kernel.SubjectRef;

/** What the fields of entries and of histories mean, as far as their names tell. */
final class Fields {

    private static final Pattern REFERENCE =
            Pattern.compile("(?:([a-z]{1,20}):)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** Fields that hold an id and are not named after its kind. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("article", SubjectRef.PROVISION),
            Map.entry("coSponsors", SubjectRef.DELEGATION),
            Map.entry("parent", SubjectRef.AMENDMENT),
            Map.entry("onlyIf", SubjectRef.AMENDMENT),
            Map.entry("requires", SubjectRef.AMENDMENT),
            Map.entry("closedRound", SubjectRef.ROUND),
            Map.entry("reopenBy", SubjectRef.PERSON),
            Map.entry("reopenDelegation", SubjectRef.DELEGATION),
            Map.entry("first", SubjectRef.DELEGATION),
            Map.entry("from", SubjectRef.DELEGATION),
            Map.entry("author", SubjectRef.PERSON),
            Map.entry("enteredBy", SubjectRef.PERSON),
            Map.entry("corrects", SubjectRef.STATEMENT),
            Map.entry("begunBy", SubjectRef.PERSON),
            Map.entry("resolvedBy", SubjectRef.PERSON),
            Map.entry("annulAskedBy", SubjectRef.PERSON),
            Map.entry("mentions", SubjectRef.PERSON),
            Map.entry("openedRound", SubjectRef.ROUND),
            Map.entry("present", SubjectRef.DELEGATION),
            Map.entry("against", SubjectRef.MOTION),
            Map.entry("under", SubjectRef.ITEM),
            Map.entry("follows", SubjectRef.ROUND),
            Map.entry("repeats", SubjectRef.ROUND),
            Map.entry("ranking", SubjectRef.PLAN),
            Map.entry("cause", SubjectRef.ROUND),
            Map.entry("beneficiaries", SubjectRef.DELEGATION),
            Map.entry("backing", SubjectRef.DELEGATION),
            Map.entry("guarantors", SubjectRef.DELEGATION),
            Map.entry("responsible", SubjectRef.DELEGATION),
            Map.entry("excluded", SubjectRef.DELEGATION),
            Map.entry("nominee", SubjectRef.DELEGATION),
            Map.entry("places", SubjectRef.PROVISION));

    /** Fields that hold one of a few words. */
    private static final Set<String> WORDS = Set.of(
            "status",
            "verdict",
            "kind",
            "capacity",
            "choice",
            "manner",
            "audience",
            "state",
            "ended",
            "lost",
            "stage",
            "castAs",
            "intended",
            "stance",
            "queue",
            "motion",
            "budgetScope",
            "instruments",
            "clause",
            "reserving",
            "authority",
            "level");

    private Fields() {}

    /** What a field points at: {@code kind:id}, or an id alone in a field whose name tells the kind. */
    static Optional<SubjectRef> reference(String field, String text) {
        Matcher matcher = REFERENCE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String kind = Optional.ofNullable(matcher.group(1)).orElseGet(() -> kind(field));
        return Optional.of(new SubjectRef(kind, UUID.fromString(matcher.group(2))));
    }

    /** All that the fields of an entry point at. */
    static Stream<SubjectRef> references(Json.Obj data) {
        return data.members().entrySet().stream()
                .flatMap(field -> texts(field.getValue()).flatMap(text -> reference(field.getKey(), text).stream()));
    }

    private static Stream<String> texts(Json value) {
        return switch (value) {
            case Json.Str text -> Stream.of(text.value());
            case Json.Arr array -> array.items().stream().flatMap(Fields::texts);
            default -> Stream.of();
        };
    }

    /** The kind of thing that a field's ids belong to. */
    static String kind(String field) {
        return KINDS.getOrDefault(field, field.endsWith("s") ? field.substring(0, field.length() - 1) : field);
    }

    /** The key of a word of the record, where the field holds such words. */
    static Optional<String> word(String field, String text) {
        return WORDS.contains(field) ? Optional.of("record.value." + code(text)) : Optional.empty();
    }

    static String code(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
