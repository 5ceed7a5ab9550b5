package org.parley.sitting;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Names sittings and what belongs to them for the other modules; all of it has its place on the sitting's page. */
@Component
class SittingGuide implements SubjectGuide {

    private final SittingRepository sittings;
    private final AgendaItemRepository items;
    private final SpeechRepository speeches;
    private final MotionRepository motions;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Messages messages;

    SittingGuide(
            SittingRepository sittings,
            AgendaItemRepository items,
            SpeechRepository speeches,
            MotionRepository motions,
            NegotiationQueries negotiations,
            Seats seats,
            Messages messages) {
        this.sittings = sittings;
        this.items = items;
        this.speeches = speeches;
        this.motions = motions;
        this.negotiations = negotiations;
        this.seats = seats;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.SITTING, SubjectRef.ITEM, SubjectRef.SPEECH, SubjectRef.MOTION);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return switch (subject.kind()) {
            case SubjectRef.SITTING ->
                sitting(new SittingId(subject.id()))
                        .map(sitting -> card(
                                subject,
                                sitting,
                                messages.get(locale, "sitting.named", sitting.number(), sitting.title()),
                                messages.get(
                                        locale,
                                        "sitting.state." + sitting.state().word())));
            case SubjectRef.ITEM ->
                items.findById(subject.id())
                        .flatMap(item -> sitting(item.sitting())
                                .map(sitting -> card(
                                        subject,
                                        sitting,
                                        item.title(),
                                        messages.get(
                                                locale,
                                                "sitting.item." + item.state().word()))));
            case SubjectRef.SPEECH ->
                speeches.findById(subject.id())
                        .flatMap(speech -> sitting(speech.sitting())
                                .map(sitting -> card(
                                        subject,
                                        sitting,
                                        messages.get(
                                                locale,
                                                "sitting.speech.of",
                                                negotiations
                                                        .delegation(speech.delegation())
                                                        .name()),
                                        messages.get(
                                                locale,
                                                "sitting.queue."
                                                        + speech.queue().word()))));
            default ->
                motions.findById(subject.id())
                        .flatMap(motion -> sitting(motion.sitting())
                                .map(sitting -> card(
                                        subject,
                                        sitting,
                                        messages.get(
                                                locale,
                                                "sitting.motion."
                                                        + motion.kind().word()),
                                        negotiations
                                                .delegation(motion.delegation())
                                                .name())));
        };
    }

    private Optional<Sitting> sitting(SittingId id) {
        return sittings.findById(id.value()).filter(sitting -> seats.mayRead(sitting.negotiation()));
    }

    private SubjectCard card(SubjectRef subject, Sitting sitting, String title, String detail) {
        return new SubjectCard(
                subject,
                sitting.negotiation().value(),
                title,
                detail,
                "negotiations/" + negotiations.get(sitting.negotiation()).slug() + "/sittings/"
                        + sitting.id().value(),
                null);
    }
}
