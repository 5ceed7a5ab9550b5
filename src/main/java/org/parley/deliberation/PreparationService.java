package org.parley.deliberation;

import java.time.Clock;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.text.TextRules;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a delegation prepares before a vote. Everybody who sits for it enters what the capital instructs and recommends; its head and
 * deputies sign off. Each is one act, of which everybody else learns that the delegation prepares something, and nothing more: the
 * commitment to it is padded, so that not even its length tells what it says.
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class PreparationService {

    /** The content of an act is filled up to a multiple of so many bytes. */
    static final int PADDING = 4_096;

    private final PreparationRepository preparations;
    private final Questioning questions;
    private final Subjects subjects;
    private final Readers readers;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PreparationService(
            PreparationRepository preparations,
            Questioning questions,
            Subjects subjects,
            Readers readers,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.preparations = preparations;
        this.questions = questions;
        this.subjects = subjects;
        this.readers = readers;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Enters what the capital instructs; the instruction before it stays in the history.
     *
     * @param on    what is or will be put to the vote, or the round
     * @param until last moment at which it is valid, in the future; null for as long as nothing else comes
     * @throws AccessDeniedException for those who sit for no delegation that negotiates
     */
    public void instruct(
            NegotiationId negotiation, SubjectRef on, Preparing.Answer answer, String text, @Nullable Instant until) {
        SeatView seat = seats.requireDelegate(negotiation);
        Instant now = clock.instant();
        if (until != null && !until.isAfter(now)) {
            throw new RuleViolation("preparation.error.until-past");
        }
        String words = TextRules.prose(text, Preparing.INSTRUCTION_LENGTH);
        write(
                negotiation,
                seat,
                on,
                answer,
                (preparation, moment) -> preparation.instruct(
                        new Preparing.Instruction(answer, words, until, seat.personName(), moment), moment));
    }

    /** Recommends how to vote; it takes the place of what the same person recommended before. */
    public void recommend(NegotiationId negotiation, SubjectRef on, Preparing.Answer answer, String reason) {
        SeatView seat = seats.requireDelegate(negotiation);
        String why = TextRules.prose(reason, Preparing.REASON_LENGTH);
        write(
                negotiation,
                seat,
                on,
                answer,
                (preparation, moment) -> preparation.advise(
                        new Preparing.Advice(seat.person().value(), answer, why, seat.personName(), moment), moment));
    }

    /**
     * Decides how the delegation votes. Whoever casts is shown it and may depart from it.
     *
     * @throws AccessDeniedException for advisers
     */
    public void signOff(NegotiationId negotiation, SubjectRef on, Preparing.Answer answer, String note) {
        SeatView seat = seats.requireVoice(negotiation);
        String words = TextRules.prose(note, Preparing.REASON_LENGTH);
        write(
                negotiation,
                seat,
                on,
                answer,
                (preparation, moment) ->
                        preparation.signOff(new Preparing.SignOff(answer, words, seat.personName(), moment), moment));
    }

    /** Takes the sign-off back. */
    public void reopen(NegotiationId negotiation, SubjectRef on) {
        SeatView seat = seats.requireVoice(negotiation);
        write(negotiation, seat, on, null, (preparation, moment) -> {
            if (preparation.signOff() == null) {
                throw new RuleViolation("preparation.error.not-signed-off");
            }
            preparation.signOff(null, moment);
        });
    }

    private void write(
            NegotiationId negotiation,
            SeatView seat,
            SubjectRef on,
            Preparing.@Nullable Answer answer,
            BiConsumer<Preparation, Instant> change) {
        readers.requireCard(negotiation, on);
        SubjectRef question = questions.of(on);
        if (!Questioning.KINDS.contains(question.kind())
                || subjects.ownOf(question).isPresent()) {
            throw new RuleViolation("preparation.error.subject");
        }
        if (answer != null && answer != Preparing.Answer.FREE && !questions.answered(question)) {
            throw new RuleViolation("preparation.error.choice");
        }
        Instant now = clock.instant();
        Preparation preparation = preparations
                .lock(seat.delegationOrThrow().value(), question.id(), question.kind())
                .orElseGet(() -> new Preparation(negotiation, seat.delegationOrThrow(), question, now));
        change.accept(preparation, now);
        try {
            preparations.saveAndFlush(preparation);
        } catch (DataIntegrityViolationException broken) {
            if (String.valueOf(broken.getMessage()).contains("preparation_of_question")) {
                // Somebody else of the delegation wrote the first word on it at the same moment
                throw new RuleViolation("preparation.error.meanwhile");
            }
            throw broken;
        }
        events.publishEvent(Act.of(
                        "preparation.noted",
                        negotiation.value(),
                        SubjectRef.of(SubjectRef.PREPARATION, preparation.id()),
                        seats.actor(negotiation))
                .payload(preparation.content().build().padded(PADDING).canonicalBytes(), "application/json")
                .delegationOnly(preparation.delegation().value()));
    }
}
