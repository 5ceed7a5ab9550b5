package org.parley.deliberation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.UpcomingQuestions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a delegation has prepared, for those who sit for it. Nothing is asked but in the name of the own delegation: there is no way to
 * name another's.
 */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class PreparationQueries {

    private final PreparationRepository preparations;
    private final Questioning questions;
    private final ObjectProvider<UpcomingQuestions> upcoming;
    private final Readers readers;
    private final Seats seats;
    private final Clock clock;

    PreparationQueries(
            PreparationRepository preparations,
            Questioning questions,
            ObjectProvider<UpcomingQuestions> upcoming,
            Readers readers,
            Seats seats,
            Clock clock) {
        this.preparations = preparations;
        this.questions = questions;
        this.upcoming = upcoming;
        this.readers = readers;
        this.seats = seats;
        this.clock = clock;
    }

    /**
     * The questions to come in their planned order, prepared or not, and after them what was prepared for others.
     *
     * @throws AccessDeniedException for those who sit for no delegation that negotiates
     */
    public List<Preparing> list(NegotiationId negotiation) {
        DelegationId own = seats.requireDelegate(negotiation).delegationOrThrow();
        Map<SubjectRef, Preparation> kept =
                preparations.findByNegotiationAndDelegation(negotiation.value(), own.value()).stream()
                        .collect(Collectors.toMap(Preparation::question, Function.identity()));
        List<Preparing> all = new ArrayList<>();
        for (UpcomingQuestions.Question question : upcoming(negotiation)) {
            all.add(view(question.subject(), question, kept.remove(question.subject())));
        }
        kept.values().stream()
                .sorted((first, second) -> second.getId().compareTo(first.getId()))
                .forEach(left -> all.add(view(left.question(), null, left)));
        return all;
    }

    /**
     * What is prepared for one question.
     *
     * @param on what is or will be put to the vote, or the round
     */
    public Preparing get(NegotiationId negotiation, SubjectRef on) {
        DelegationId own = seats.requireDelegate(negotiation).delegationOrThrow();
        readers.requireCard(negotiation, on);
        SubjectRef question = questions.of(on);
        UpcomingQuestions.Question planned = upcoming(negotiation).stream()
                .filter(each -> each.subject().equals(question))
                .findFirst()
                .orElse(null);
        return view(question, planned, find(own, question).orElse(null));
    }

    /** How many rounds that are prepared or open nobody has signed off, for those who may; 0 for everybody else. */
    public int unsigned(NegotiationId negotiation) {
        UpcomingQuestions known = upcoming.getIfAvailable();
        Optional<SeatView> seat =
                seats.mine(negotiation).filter(mine -> mine.capacity().voice());
        if (known == null || seat.isEmpty()) {
            return 0;
        }
        Set<SubjectRef> signed =
                preparations
                        .findByNegotiationAndDelegation(
                                negotiation.value(),
                                seat.get().delegationOrThrow().value())
                        .stream()
                        .filter(each -> each.signOff() != null)
                        .map(Preparation::question)
                        .collect(Collectors.toSet());
        return (int) known.put(negotiation.value()).stream()
                .filter(question -> !signed.contains(question.subject()))
                .count();
    }

    private List<UpcomingQuestions.Question> upcoming(NegotiationId negotiation) {
        UpcomingQuestions known = upcoming.getIfAvailable();
        return known == null ? List.of() : known.of(negotiation.value());
    }

    private Optional<Preparation> find(DelegationId own, SubjectRef question) {
        return preparations.findByDelegationAndSubjectAndSubjectKind(own.value(), question.id(), question.kind());
    }

    private Preparing view(
            SubjectRef question, UpcomingQuestions.@Nullable Question planned, @Nullable Preparation kept) {
        Preparing.Instruction instruction = kept == null ? null : kept.instruction();
        List<Preparing.Advice> advice = kept == null ? List.of() : kept.advice();
        Preparing.SignOff signOff = kept == null ? null : kept.signOff();
        return new Preparing(
                kept == null ? null : kept.id(),
                question,
                planned == null ? null : planned.round(),
                planned != null && planned.open(),
                planned != null,
                questions.answered(question) ? List.of(Preparing.Answer.values()) : List.of(Preparing.Answer.FREE),
                instruction,
                advice,
                signOff,
                planned == null ? List.of() : gaps(instruction, advice, signOff, clock.instant()));
    }

    static List<Preparing.Gap> gaps(
            Preparing.@Nullable Instruction instruction,
            List<Preparing.Advice> advice,
            Preparing.@Nullable SignOff signOff,
            Instant now) {
        List<Preparing.Gap> gaps = new ArrayList<>();
        if (instruction == null) {
            gaps.add(Preparing.Gap.NO_INSTRUCTION);
        } else if (!instruction.valid(now)) {
            gaps.add(Preparing.Gap.INSTRUCTION_ENDED);
        }
        if (advice.isEmpty()) {
            gaps.add(Preparing.Gap.NO_ADVICE);
        }
        if (signOff == null) {
            gaps.add(Preparing.Gap.NOT_SIGNED_OFF);
        } else if (Preparing.outdated(instruction, signOff, now)) {
            gaps.add(Preparing.Gap.SIGN_OFF_OUTDATED);
        } else if (instruction != null
                && instruction.answer() != Preparing.Answer.FREE
                && instruction.answer() != signOff.answer()) {
            gaps.add(Preparing.Gap.DEPARTS);
        }
        return gaps;
    }

    /** The sign-off that counts in a round: the question's own; of several things put at once, one on which all agree. */
    Optional<Preparation> inRound(UUID round) {
        SubjectRef put = new SubjectRef(SubjectRef.ROUND, round);
        Optional<DelegationId> own = readers.card(put)
                .map(card -> new NegotiationId(card.negotiation()))
                .flatMap(readers::ownDelegation);
        List<Preparation> signed = own.stream()
                .flatMap(
                        delegation -> questions.places(put).stream().flatMap(place -> find(delegation, place).stream()))
                .filter(each -> each.signOff() != null)
                .toList();
        boolean agreed = signed.stream()
                        .map(each -> Objects.requireNonNull(each.signOff()).answer())
                        .distinct()
                        .count()
                == 1;
        Stream<Preparation> ofTheRound =
                signed.stream().filter(each -> each.question().equals(put));
        return ofTheRound.findFirst().or(() -> agreed ? Optional.of(signed.getFirst()) : Optional.empty());
    }
}
