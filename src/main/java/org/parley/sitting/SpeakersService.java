package org.parley.sitting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.Subjects;
import org.parley.procedure.Manner;
import org.parley.voting.Attempts;
import org.parley.voting.RoundId;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundState;
import org.parley.voting.RoundView;
import org.parley.voting.Words;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Who speaks on the item under discussion. Heads and deputies ask for their delegation; a facilitator keeps the list and gives the floor,
 * in the order in which it was asked for (UN General Assembly rules 68 and 109). Every step is one transaction that holds the sitting.
 */
@Service
@PreAuthorize("isAuthenticated()")
public class SpeakersService {

    private final SpeechRepository speeches;
    private final AgendaItemRepository items;
    private final Proceedings proceedings;
    private final NegotiationQueries negotiations;
    private final RoundQueries rounds;
    private final Seats seats;
    private final Subjects subjects;
    private final Attempts attempts;

    SpeakersService(
            SpeechRepository speeches,
            AgendaItemRepository items,
            Proceedings proceedings,
            NegotiationQueries negotiations,
            RoundQueries rounds,
            Seats seats,
            Subjects subjects,
            Attempts attempts) {
        this.speeches = speeches;
        this.items = items;
        this.proceedings = proceedings;
        this.negotiations = negotiations;
        this.rounds = rounds;
        this.seats = seats;
        this.subjects = subjects;
        this.attempts = attempts;
    }

    /** Asks for the floor on the item under discussion, for the person's own delegation. */
    public SpeechId request(SittingId id, Queue queue) {
        if (queue != Queue.DEBATE && queue != Queue.REPLY) {
            throw new RuleViolation("sitting.error.which-vote");
        }
        SeatView seat = seats.requireVoice(proceedings.find(id).negotiation());
        return attempts.run(() -> requested(proceedings.hold(id), queue, seat, null));
    }

    /**
     * Asks for the floor to explain a vote: before it while the round is prepared, after it once it is closed, not while it is open (UN
     * General Assembly rules 88 and 128).
     */
    public SpeechId explain(SittingId id, RoundId round) {
        SeatView seat = seats.requireVoice(proceedings.find(id).negotiation());
        return attempts.run(() -> {
            Sitting sitting = proceedings.hold(id);
            // read while the sitting is held, which the opening of a round waits for
            RoundView explained = rounds.get(round);
            if (explained.state() == RoundState.OPEN) {
                throw new RuleViolation("sitting.error.voting");
            }
            Queue queue = explained.state() == RoundState.PREPARED ? Queue.BEFORE_VOTE : Queue.AFTER_VOTE;
            return requested(sitting, queue, seat, explained);
        });
    }

    private SpeechId requested(Sitting sitting, Queue queue, SeatView seat, @Nullable RoundView round) {
        Speech speech = queued(sitting, queue, seat.delegationOrThrow(), round, true);
        Act act = proceedings.act("speech.requested", sitting, speech);
        proceedings.tell(round == null ? act : act.round(round.id().value()));
        return speech.id();
    }

    /**
     * Puts a delegation on the list, as when it asks in the room; also where the list is closed already.
     *
     * @param reason why; it goes on record
     */
    public SpeechId add(SittingId id, Queue queue, DelegationId delegation, String reason) {
        seats.requireFacilitator(proceedings.find(id).negotiation());
        if (queue != Queue.DEBATE && queue != Queue.REPLY) {
            throw new RuleViolation("sitting.error.which-vote");
        }
        String why = Words.paragraphs(reason, AgendaItem.LONGEST_REASON);
        return attempts.run(() -> {
            Sitting sitting = proceedings.hold(id);
            if (!negotiations.delegationsById(sitting.negotiation()).containsKey(delegation)) {
                throw new NotFound("delegation");
            }
            Speech speech = queued(sitting, queue, delegation, null, false);
            proceedings.tell(proceedings.act("speech.added", sitting, speech).text(why));
            return speech.id();
        });
    }

    /** @param listOpen whether the list must be open */
    private Speech queued(
            Sitting sitting, Queue queue, DelegationId delegation, @Nullable RoundView round, boolean listOpen) {
        sitting.requireOpen();
        AgendaItem item =
                proceedings.current(sitting.id()).orElseThrow(() -> new RuleViolation("sitting.error.no-item"));
        List<Speech> all = proceedings.speeches(sitting.id());
        if (queue == Queue.DEBATE) {
            item.requireDebate();
            if (listOpen && !item.listOpen()) {
                throw new RuleViolation("sitting.error.list-closed");
            }
            requireTimeLeft(sitting, item, delegation, all);
        }
        if (round != null) {
            requireExplicable(sitting, delegation, round);
        }
        List<Speech> there = queue(all, item, queue);
        if (there.stream()
                .anyMatch(speech -> speech.delegation().equals(delegation) && speech.state() == SpeechState.WAITING)) {
            throw new RuleViolation("sitting.error.asked-already");
        }
        int last = there.stream().mapToInt(Speech::place).max().orElse(0);
        return speeches.save(
                new Speech(item, queue, delegation, last + 1, round == null ? null : round.id(), proceedings.now()));
    }

    private static void requireTimeLeft(Sitting sitting, AgendaItem item, DelegationId delegation, List<Speech> all) {
        Duration left = SpeakingTime.left(sitting.limits(), used(sitting, item, delegation, all));
        if (left != null && left.isZero()) {
            throw new RuleViolation("sitting.error.budget-spent");
        }
    }

    private static Duration used(Sitting sitting, AgendaItem item, DelegationId delegation, List<Speech> all) {
        return SpeakingTime.used(all.stream().map(SpeechView::of).toList(), delegation, sitting.limits(), item.id());
    }

    /** Whose text it is does not explain its vote on it, and nobody a vote by secret ballot (UN General Assembly rules 88 and 128). */
    private void requireExplicable(Sitting sitting, DelegationId delegation, RoundView round) {
        if (!round.negotiation().equals(sitting.negotiation()) || round.state() == RoundState.ANNULLED) {
            throw new RuleViolation("sitting.error.which-vote");
        }
        if (round.manner() == Manner.SECRET) {
            throw new RuleViolation("sitting.error.secret-vote");
        }
        boolean own = round.subjects().stream()
                .anyMatch(subject -> subjects.moversOf(subject).contains(delegation.value()));
        if (own) {
            throw new RuleViolation("sitting.error.own-text");
        }
    }

    private static List<Speech> queue(List<Speech> all, AgendaItem item, Queue queue) {
        return all.stream()
                .filter(speech -> speech.item().equals(item.id()) && speech.queue() == queue)
                .toList();
    }

    /** Gives up the turn that one's delegation asked for. */
    public void withdraw(SpeechId id) {
        Speech asked = find(id);
        NegotiationId negotiation = proceedings.find(asked.sitting()).negotiation();
        SeatView seat = seats.requireVoice(negotiation);
        if (!asked.delegation().equals(seat.delegation())) {
            throw new AccessDeniedException("delegation.error.heads-only");
        }
        change(id, (sitting, speech) -> {
            speech.withdraw();
            speeches.save(speech);
            proceedings.tell(proceedings.act("speech.withdrawn", sitting, speech));
        });
    }

    /** Strikes a delegation from the list. */
    public void strike(SpeechId id, String reason) {
        requireFacilitator(id);
        String why = Words.paragraphs(reason, AgendaItem.LONGEST_REASON);
        change(id, (sitting, speech) -> {
            speech.withdraw();
            speeches.save(speech);
            proceedings.tell(proceedings.act("speech.struck", sitting, speech).text(why));
        });
    }

    /**
     * Puts a waiting speaker before another of the same list.
     *
     * @param before null for the last place
     * @param reason why; it goes on record
     */
    public void move(SpeechId id, @Nullable SpeechId before, String reason) {
        requireFacilitator(id);
        String why = Words.paragraphs(reason, AgendaItem.LONGEST_REASON);
        change(id, (sitting, moved) -> {
            AgendaItem item = proceedings.item(sitting.id(), moved.item());
            List<Speech> waiting =
                    new ArrayList<>(queue(proceedings.speeches(sitting.id()), item, moved.queue()).stream()
                            .filter(speech -> speech.state() == SpeechState.WAITING)
                            .toList());
            if (waiting.stream().noneMatch(speech -> speech.id().equals(id))) {
                throw new RuleViolation("sitting.error.called-already");
            }
            List<Integer> places = waiting.stream().map(Speech::place).sorted().toList();
            waiting.removeIf(speech -> speech.id().equals(id));
            int place = waiting.size();
            if (before != null) {
                place = waiting.stream().map(Speech::id).toList().indexOf(before);
                if (place < 0) {
                    throw new RuleViolation("sitting.error.called-already");
                }
            }
            waiting.add(place, moved);
            for (int index = 0; index < waiting.size(); index++) {
                waiting.get(index).place(places.get(index));
                speeches.save(waiting.get(index));
            }
            proceedings.tell(proceedings
                    .act("speech.moved", sitting, moved)
                    .with("place", place + 1)
                    .text(why));
        });
    }

    /**
     * Gives the floor to the speaker that the facilitator saw next; who speaks until then has spoken.
     *
     * @throws RuleViolation if that one was called already, or another is next by now
     */
    public void call(SpeechId id) {
        requireFacilitator(id);
        change(id, (sitting, speech) -> {
            sitting.requireOpen();
            proceedings.requireNoVote(sitting);
            AgendaItem item = proceedings.item(sitting.id(), speech.item());
            item.requireCurrent();
            List<Speech> all = proceedings.speeches(sitting.id());
            boolean next = all.stream()
                    .filter(each -> each.item().equals(item.id()) && each.state() == SpeechState.WAITING)
                    .findFirst()
                    .filter(each -> each.id().equals(id))
                    .isPresent();
            if (!next && speech.state() == SpeechState.WAITING) {
                throw new RuleViolation("sitting.error.not-next");
            }
            Duration limit =
                    SpeakingTime.limit(sitting.limits(), speech.queue(), used(sitting, item, speech.delegation(), all));
            proceedings.silence(sitting);
            speech.begin(limit, proceedings.now());
            speeches.save(speech);
            Act act = proceedings.act("speech.begun", sitting, speech);
            proceedings.tell(limit == null ? act : act.with("limit", limit.toSeconds()));
        });
    }

    /** Ends the speech that is held; a speaker may end their own. */
    public void end(SpeechId id) {
        Speech held = find(id);
        NegotiationId negotiation = proceedings.find(held.sitting()).negotiation();
        SeatView seat = seats.require(negotiation);
        boolean own = seat.capacity().voice() && held.delegation().equals(seat.delegation());
        if (!own && !seats.mayFacilitate(negotiation)) {
            throw new AccessDeniedException("delegation.error.heads-only");
        }
        change(id, proceedings::end);
    }

    /** Closes the list of speakers on an item: who has not asked by now is not heard in the debate (UN General Assembly rules 73 and 115). */
    public void closeList(SittingId id, ItemId of) {
        list(id, of, proceedings::closeList);
    }

    /** Opens it again. */
    public void openList(SittingId id, ItemId of) {
        list(id, of, (sitting, item) -> {
            item.openList();
            items.save(item);
            proceedings.tell(proceedings.act("item.list-opened", sitting, item));
        });
    }

    private void list(SittingId id, ItemId of, BiConsumer<Sitting, AgendaItem> step) {
        seats.requireFacilitator(proceedings.find(id).negotiation());
        attempts.run(() -> {
            Sitting sitting = proceedings.hold(id);
            sitting.requireOpen();
            step.accept(sitting, proceedings.item(id, of));
        });
    }

    private void requireFacilitator(SpeechId id) {
        seats.requireFacilitator(proceedings.find(find(id).sitting()).negotiation());
    }

    private Speech find(SpeechId id) {
        return speeches.findById(id.value()).orElseThrow(() -> new NotFound("speech"));
    }

    /** Reads the speech after the sitting is held, so that it is what the last one left. */
    private void change(SpeechId id, BiConsumer<Sitting, Speech> step) {
        SittingId sitting = find(id).sitting();
        attempts.run(() -> {
            Sitting held = proceedings.hold(sitting);
            held.requireNotClosed();
            step.accept(held, find(id));
        });
    }
}
