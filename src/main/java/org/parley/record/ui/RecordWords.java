package org.parley.record.ui;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.parley.kernel.Json;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.record.RecordLine;
import org.springframework.stereotype.Component;

/** Says entries in the reader's language. */
@Component
public class RecordWords {

    private static final int QUOTE = 240;

    /** The public field that the sentence of a type speaks of. */
    private static final Map<String, String> SPOKEN = Map.ofEntries(
            Map.entry("negotiation.begun", "name"),
            Map.entry("delegation.admitted", "name"),
            Map.entry("delegation.counted", "name"),
            Map.entry("rules.written", "name"),
            Map.entry("rules.changed", "name"),
            Map.entry("rules.retired", "name"),
            Map.entry("rules.restored", "name"),
            Map.entry("element.named", "name"),
            Map.entry("element.renamed", "name"),
            Map.entry("element.assigned", "name"),
            Map.entry("element.unassigned", "name"),
            Map.entry("element.struck", "name"),
            Map.entry("display.made", "name"),
            Map.entry("display.opened", "name"),
            Map.entry("display.ended", "name"),
            Map.entry("person.renamed", "name"),
            Map.entry("round.called", "delegation"),
            Map.entry("round.passed", "delegation"),
            Map.entry("seat.granted", "person"),
            Map.entry("seat.ended", "person"),
            Map.entry("article.marked", "status"),
            Map.entry("bracket.closed", "ended"),
            Map.entry("plan.whole-required", "asAWhole"),
            Map.entry("amendment.only-if", "onlyIf"),
            Map.entry("amendment.only-if-lifted", "onlyIf"),
            Map.entry("amendment.only-if-met", "onlyIf"),
            Map.entry("amendment.only-if-unmet", "onlyIf"),
            Map.entry("package.unsettled", "amendment"),
            Map.entry("package.handed", "delegation"),
            Map.entry("round.proclaimed", "verdict"),
            Map.entry("round.not-put", "lost"),
            Map.entry("round.separated", "subject"),
            Map.entry("round.reduced", "subject"),
            Map.entry("statement.entered", "kind"),
            Map.entry("statement.withdrawn", "kind"),
            Map.entry("agreement.full-powers", "delegation"),
            Map.entry("agreement.in-force", "day"),
            Map.entry("agreement.reserving", "reserving"),
            Map.entry("reservation.made", "delegation"),
            Map.entry("reservation.confirmed", "delegation"),
            Map.entry("reservation.withdrawn", "delegation"),
            Map.entry("reservation.accepted", "delegation"),
            Map.entry("reservation.objected", "delegation"),
            Map.entry("reservation.precluded", "delegation"),
            Map.entry("reservation.objection-withdrawn", "delegation"),
            Map.entry("agreement.signed", "delegation"),
            Map.entry("agreement.ratified", "delegation"),
            Map.entry("agreement.assessed", "level"),
            Map.entry("nomination.proposed", "nominee"),
            Map.entry("nomination.consented", "nominee"),
            Map.entry("nomination.objected", "nominee"),
            Map.entry("nomination.confirmed", "nominee"),
            Map.entry("nomination.declined", "nominee"),
            Map.entry("nomination.withdrawn", "nominee"),
            Map.entry("nomination.ended", "nominee"),
            Map.entry("commitment.noted", "delegation"),
            Map.entry("commitment.changed", "delegation"),
            Map.entry("commitment.backed", "delegation"),
            Map.entry("commitment.backing-declined", "delegation"),
            Map.entry("commitment.withdrawn", "delegation"),
            Map.entry("amendment.part-carried", "part"),
            Map.entry("amendment.part-fell", "part"),
            Map.entry("division.part-carried", "part"),
            Map.entry("division.part-fell", "part"),
            Map.entry("sitting.present", "delegation"),
            Map.entry("sitting.left", "delegation"),
            Map.entry("sitting.accepted", "delegation"),
            Map.entry("sitting.questioned", "delegation"),
            Map.entry("speech.added", "delegation"),
            Map.entry("speech.moved", "delegation"),
            Map.entry("speech.deferred", "delegation"),
            Map.entry("speech.struck", "delegation"),
            Map.entry("speech.begun", "delegation"),
            Map.entry("speech.ended", "delegation"),
            Map.entry("motion.raised", "delegation"),
            Map.entry("motion.withdrawn", "delegation"),
            Map.entry("motion.upheld", "delegation"),
            Map.entry("motion.not-upheld", "delegation"),
            Map.entry("motion.refused", "delegation"),
            Map.entry("motion.put", "delegation"),
            Map.entry("motion.granted", "delegation"),
            Map.entry("motion.adopted", "delegation"),
            Map.entry("motion.rejected", "delegation"),
            Map.entry("motion.released", "delegation"),
            Map.entry("motion.lapsed", "delegation"),
            Map.entry("position.stated", "stance"),
            Map.entry("precedent.linked", "name"),
            Map.entry("precedent.unlinked", "name"),
            Map.entry("ballot.opened", "delegation"));

    private final Messages messages;
    private final Subjects subjects;

    RecordWords(Messages messages, Subjects subjects) {
        this.messages = messages;
        this.subjects = subjects;
    }

    /** For one rendering: remembers what it has looked up. */
    public Speech in(Locale locale) {
        return new Speech(locale);
    }

    /** One rendering in one language. */
    public final class Speech {

        private final Locale locale;
        private final Map<SubjectRef, Optional<SubjectCard>> cards = new HashMap<>();

        private Speech(Locale locale) {
            this.locale = locale;
        }

        /** The thing, as its module names it to this person. */
        public Optional<SubjectCard> card(SubjectRef subject) {
            return cards.computeIfAbsent(subject, wanted -> subjects.describe(wanted, locale));
        }

        /** What happened, in a sentence. */
        public String said(RecordLine line) {
            boolean apart = line.subject().kind().equals(SubjectRef.COMMENT)
                    && line.audience() != null
                    && line.data().find("on").isEmpty();
            String key = apart ? "record.act.comment.apart" : "record.act." + line.type();
            String said = messages.knows(key)
                    ? messages.get(locale, key, who(line), thing(line), version(line), detail(line))
                    : messages.get(locale, "record.act.other", who(line), thing(line), line.type());
            return line.data().find("indicative").isPresent() ? messages.get(locale, "record.indicative", said) : said;
        }

        /** What a sentence speaks of: the thing itself, and for what is said on another thing, that one. */
        private String thing(RecordLine line) {
            return line.data().find("on").map(on -> value("on", on)).orElseGet(() -> title(line.subject()));
        }

        /** Who acted, and for which delegation. */
        String who(RecordLine line) {
            if (line.person() == null) {
                return messages.get(locale, "record.who.house");
            }
            String name = line.personName() == null ? messages.get(locale, "record.who.gone") : line.personName();
            return line.delegationName() == null
                    ? name
                    : messages.get(locale, "record.who.delegation", name, line.delegationName());
        }

        /** The thing in a few words: its name where the person may see it, else what kind of thing it is. */
        String title(SubjectRef subject) {
            return card(subject).map(SubjectCard::title).orElseGet(() -> kind(subject.kind()));
        }

        String kind(String kind) {
            return known("record.kind." + kind, kind);
        }

        String topic(String topic) {
            return known("record.topic." + topic, topic);
        }

        /** The name of a public field of an entry. */
        String field(String name) {
            return known("record.data." + name, name);
        }

        /** A public field of an entry, for people. */
        String value(String field, Json value) {
            return switch (value) {
                case Json.Str string ->
                    Fields.reference(field, string.value())
                            .map(this::title)
                            .or(() -> Fields.word(field, string.value()).map(key -> known(key, string.value())))
                            .orElse(string.value());
                case Json.Bool bool -> messages.get(locale, bool.value() ? "record.yes" : "record.no");
                case Json.Arr array ->
                    array.items().stream().map(item -> value(field, item)).collect(Collectors.joining(", "));
                default -> value.canonical();
            };
        }

        /** The first words of what was said or written. */
        Optional<String> quote(RecordLine line) {
            String text = line.text();
            if (text == null || text.isBlank()) {
                return Optional.empty();
            }
            int end =
                    text.codePointCount(0, text.length()) <= QUOTE ? text.length() : text.offsetByCodePoints(0, QUOTE);
            return Optional.of(
                    end == text.length() ? text : text.substring(0, end).strip() + "…");
        }

        /** Whose the content is, where it is not everybody's. */
        Optional<String> note(RecordLine line) {
            if (line.sealed()) {
                return Optional.of(messages.get(locale, "record.note.sealed"));
            }
            return Optional.ofNullable(line.audience())
                    .map(audience -> messages.get(
                            locale, "record.note.delegation", title(new SubjectRef(SubjectRef.DELEGATION, audience))));
        }

        private String version(RecordLine line) {
            return line.version() == null ? "" : line.version().toString();
        }

        /** The field that a sentence of this type needs, in the words of the record: sentences choose by it. */
        private String detail(RecordLine line) {
            return Optional.ofNullable(SPOKEN.get(line.type()))
                    .flatMap(field -> line.data().find(field).map(value -> value(field, value)))
                    .orElse("");
        }

        private String known(String key, String otherwise) {
            return messages.knows(key) ? messages.get(locale, key) : otherwise;
        }
    }
}
