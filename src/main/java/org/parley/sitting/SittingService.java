package org.parley.sitting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.voting.Attempts;
import org.parley.voting.Words;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Takes a sitting through its day: its agenda, who is in the room, opening and closing. Every step is one transaction that holds the
 * sitting, begun again whole where the database gave it up for another's sake.
 */
@Service
@PreAuthorize("isAuthenticated()")
public class SittingService {

    /** Longest reason, note or remark, in code points. */
    public static final int TEXT_LIMIT = AgendaItem.LONGEST_REASON;

    /** Most items of an agenda. */
    static final int MOST_ITEMS = 200;

    private static final Set<String> SUBJECTS =
            Set.of(SubjectRef.PLAN, SubjectRef.PROVISION, SubjectRef.AMENDMENT, SubjectRef.PACKAGE, SubjectRef.ROUND);

    private final SittingRepository sittings;
    private final AgendaItemRepository items;
    private final AttendanceRepository attendances;
    private final Proceedings proceedings;
    private final Room room;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Subjects subjects;
    private final Attempts attempts;

    SittingService(
            SittingRepository sittings,
            AgendaItemRepository items,
            AttendanceRepository attendances,
            Proceedings proceedings,
            Room room,
            NegotiationQueries negotiations,
            Seats seats,
            Subjects subjects,
            Attempts attempts) {
        this.sittings = sittings;
        this.items = items;
        this.attendances = attendances;
        this.proceedings = proceedings;
        this.room = room;
        this.negotiations = negotiations;
        this.seats = seats;
        this.subjects = subjects;
        this.attempts = attempts;
    }

    /** Plans a sitting. */
    public SittingId plan(NegotiationId negotiation, String title, Instant start) {
        seats.requireFacilitator(negotiation);
        return attempts.run(() -> {
            sittings.lockAll(negotiation.value());
            Sitting sitting = sittings.saveAndFlush(
                    new Sitting(negotiation, sittings.lastNumber(negotiation.value()) + 1, title, start));
            proceedings.tell(proceedings
                    .act("sitting.planned", sitting)
                    .with("title", sitting.title())
                    .with("start", start.toString()));
            return sitting.id();
        });
    }

    /** Names it anew, or plans it for another time while it has not begun. */
    public void change(SittingId id, String title, Instant start) {
        preside(id, sitting -> {
            sitting.change(title, start);
            sittings.save(sitting);
            proceedings.tell(proceedings
                    .act("sitting.changed", sitting)
                    .with("title", sitting.title())
                    .with("start", start.toString()));
        });
    }

    /** Says for how long one speaks, from the next speech on (UN General Assembly rules 72 and 114). */
    public void limit(SittingId id, Limits limits) {
        preside(id, sitting -> {
            sitting.limit(limits);
            sittings.save(sitting);
            Act act = proceedings.act("sitting.limited", sitting);
            act = limits.speech() == null
                    ? act
                    : act.with("speechSeconds", limits.speech().toSeconds());
            act = limits.budget() == null
                    ? act
                    : act.with("budgetSeconds", limits.budget().toSeconds())
                            .with("budgetScope", limits.scope().word());
            act = limits.explanation() == null
                    ? act
                    : act.with("explanationSeconds", limits.explanation().toSeconds());
            proceedings.tell(
                    limits.reply() == null
                            ? act
                            : act.with("replySeconds", limits.reply().toSeconds()));
        });
    }

    /**
     * Adds an item at the end of its level.
     *
     * @param subject what it is about: a plan, an article, an amendment, a package, a round; null for what is only named
     * @param under   the item of the first level that it is part of; null for one of the first level
     */
    public ItemId addItem(SittingId id, String title, @Nullable SubjectRef subject, @Nullable ItemId under) {
        requireFacilitator(id);
        return attempts.run(() -> {
            Sitting sitting = proceedings.hold(id);
            sitting.requireNotClosed();
            if (subject != null) {
                requireHere(sitting, subject);
            }
            List<AgendaItem> agenda = proceedings.agenda(id);
            if (agenda.size() >= MOST_ITEMS) {
                throw new RuleViolation("sitting.error.too-many-items", MOST_ITEMS);
            }
            AgendaItem parent = under == null ? null : proceedings.item(id, under);
            AgendaItem item =
                    items.save(new AgendaItem(id, parent, level(agenda, under).size() + 1, title, subject));
            Act act = proceedings.act("item.added", sitting, item).with("title", item.title());
            proceedings.tell(subject == null ? act : act.with("subject", subject.toString()));
            return item.id();
        });
    }

    /** Whether an item may be about such a thing: one that the whole table sees. */
    public boolean mayBeOnAgenda(SubjectRef subject) {
        return SUBJECTS.contains(subject.kind()) && subjects.ownOf(subject).isEmpty();
    }

    private void requireHere(Sitting sitting, SubjectRef subject) {
        boolean here = mayBeOnAgenda(subject)
                && subjects.describe(subject, Locale.ENGLISH)
                        .filter(card ->
                                card.negotiation().equals(sitting.negotiation().value()))
                        .isPresent();
        if (!here) {
            throw new RuleViolation("sitting.error.subject");
        }
    }

    /** Puts an item before another of its level. @param before null for the last place */
    public void moveItem(SittingId id, ItemId moved, @Nullable ItemId before) {
        preside(id, sitting -> {
            sitting.requireNotClosed();
            AgendaItem item = proceedings.item(id, moved);
            List<AgendaItem> level = new ArrayList<>(level(proceedings.agenda(id), item.under()));
            level.removeIf(each -> each.id().equals(moved));
            int place = level.size();
            if (before != null) {
                AgendaItem next = proceedings.item(id, before);
                if (!Objects.equals(next.under(), item.under()) || before.equals(moved)) {
                    throw new RuleViolation("sitting.error.other-level");
                }
                place = level.indexOf(level.stream()
                        .filter(each -> each.id().equals(before))
                        .findFirst()
                        .orElseThrow());
            }
            level.add(place, item);
            for (int index = 0; index < level.size(); index++) {
                level.get(index).place(index + 1);
                items.save(level.get(index));
            }
            proceedings.tell(proceedings.act("item.moved", sitting, item).with("place", place + 1));
        });
    }

    private static List<AgendaItem> level(List<AgendaItem> agenda, @Nullable ItemId under) {
        return agenda.stream()
                .filter(item -> Objects.equals(item.under(), under))
                .toList();
    }

    /** Takes an item off the agenda with its parts, none of which was dealt with. */
    public void strikeItem(SittingId id, ItemId struck, String reason) {
        preside(id, sitting -> {
            sitting.requireNotClosed();
            AgendaItem item = proceedings.item(id, struck);
            List<AgendaItem> parts = level(proceedings.agenda(id), struck);
            strike(sitting, item, reason, parts);
            parts.stream()
                    .filter(part -> part.state() != ItemState.STRUCK)
                    .forEach(part -> strike(sitting, part, reason, List.of()));
        });
    }

    private void strike(Sitting sitting, AgendaItem item, String reason, List<AgendaItem> parts) {
        item.strike(reason, parts);
        items.save(item);
        proceedings.tell(proceedings.act("item.struck", sitting, item).text(String.valueOf(item.reason())));
    }

    /** Brings an item before the sitting; what was before it is concluded. */
    public void takeUp(SittingId id, ItemId taken) {
        preside(id, sitting -> {
            sitting.requireOpen();
            proceedings.requireNoVote(sitting);
            AgendaItem item = proceedings.item(id, taken);
            proceedings.current(id).ifPresent(before -> conclude(sitting, before));
            item.takeUp();
            items.save(item);
            proceedings.tell(proceedings.act("item.taken-up", sitting, item));
        });
    }

    /** Ends an item. */
    public void conclude(SittingId id, ItemId concluded) {
        preside(id, sitting -> {
            sitting.requireOpen();
            proceedings.requireNoVote(sitting);
            conclude(sitting, proceedings.item(id, concluded));
        });
    }

    private void conclude(Sitting sitting, AgendaItem item) {
        proceedings.silence(sitting);
        item.conclude();
        items.save(item);
        proceedings.tell(proceedings.act("item.concluded", sitting, item));
    }

    /** Opens a sitting, where enough are in the room for it (UN General Assembly rules 67 and 108) and no other is open. */
    public void open(SittingId id) {
        requireFacilitator(id);
        attempts.run(() -> {
            NegotiationId negotiation = proceedings.find(id).negotiation();
            if (sittings.lockAll(negotiation.value()).stream().anyMatch(Sitting::live)) {
                throw new RuleViolation("sitting.error.another-open");
            }
            Sitting sitting = proceedings.hold(id);
            Set<DelegationId> present = room.present(id);
            room.opening(negotiation, negotiations.delegations(negotiation), present)
                    .map(Opening::check)
                    .filter(check -> !check.passed())
                    .ifPresent(check -> {
                        throw new RuleViolation("sitting.error.quorum", check.value(), check.base(), check.required());
                    });
            sitting.open(proceedings.now());
            sittings.save(sitting);
            proceedings.tell(proceedings
                    .act("sitting.opened", sitting)
                    .with(
                            "present",
                            present.stream()
                                    .map(each -> each.value().toString())
                                    .sorted()
                                    .toList()));
        });
    }

    /** @param until when it is to be resumed; null where that is not said */
    public void suspend(SittingId id, @Nullable Instant until) {
        preside(id, sitting -> {
            sitting.requireOpen();
            proceedings.requireNoVote(sitting);
            proceedings.suspend(sitting, until);
        });
    }

    /** Resumes a suspended sitting. */
    public void resume(SittingId id) {
        preside(id, sitting -> {
            sitting.resume();
            sittings.save(sitting);
            proceedings.tell(proceedings.act("sitting.resumed", sitting));
        });
    }

    /** Closes the sitting for good. */
    public void close(SittingId id) {
        preside(id, sitting -> {
            proceedings.requireNoVote(sitting);
            proceedings.close(sitting);
        });
    }

    /** Notes that a delegation has come or gone: a facilitator of each, a head or deputy of their own. */
    public void mark(SittingId id, DelegationId delegation, boolean present) {
        NegotiationId negotiation = proceedings.find(id).negotiation();
        SeatView seat = seats.require(negotiation);
        boolean own = seat.capacity().voice() && delegation.equals(seat.delegation());
        if (!own && !seats.mayFacilitate(negotiation)) {
            throw new AccessDeniedException("delegation.error.heads-only");
        }
        attend(id, delegation, (sitting, attendance) -> {
            if (attendance.mark(present, proceedings.now())) {
                attendances.save(attendance);
                Act act = present
                        ? proceedings.act("sitting.present", sitting)
                        : proceedings.act("sitting.left", sitting);
                proceedings.tell(act.with("delegation", delegation.value().toString()));
            }
        });
    }

    /** Accepts a delegation's credentials. */
    public void accept(SittingId id, DelegationId delegation) {
        requireFacilitator(id);
        attend(id, delegation, (sitting, attendance) -> {
            attendance.accept(proceedings.now());
            attendances.save(attendance);
            proceedings.tell(proceedings
                    .act("sitting.accepted", sitting)
                    .with("delegation", delegation.value().toString()));
        });
    }

    /** Questions a delegation's credentials; it sits provisionally with the same rights (UN General Assembly rule 29). */
    public void question(SittingId id, DelegationId delegation, String note) {
        requireFacilitator(id);
        attend(id, delegation, (sitting, attendance) -> {
            attendance.question(note, proceedings.now());
            attendances.save(attendance);
            proceedings.tell(proceedings
                    .act("sitting.questioned", sitting)
                    .with("delegation", delegation.value().toString())
                    .text(String.valueOf(attendance.note())));
        });
    }

    private void attend(SittingId id, DelegationId delegation, BiConsumer<Sitting, Attendance> change) {
        attempts.run(() -> {
            Sitting sitting = proceedings.hold(id);
            sitting.requireNotClosed();
            boolean here = negotiations.delegationsById(sitting.negotiation()).containsKey(delegation);
            if (!here) {
                throw new NotFound("delegation");
            }
            change.accept(
                    sitting,
                    attendances
                            .findBySittingAndDelegation(id.value(), delegation.value())
                            .orElseGet(() -> new Attendance(id, delegation, proceedings.now())));
        });
    }

    /** Adds what a facilitator remarks to the minutes, at this place of the record. */
    public void remark(SittingId id, String text) {
        preside(
                id,
                sitting -> proceedings.tell(
                        proceedings.act("sitting.remarked", sitting).text(Words.paragraphs(text, TEXT_LIMIT))));
    }

    private void requireFacilitator(SittingId id) {
        seats.requireFacilitator(proceedings.find(id).negotiation());
    }

    private void preside(SittingId id, Consumer<Sitting> step) {
        requireFacilitator(id);
        attempts.run(() -> step.accept(proceedings.hold(id)));
    }
}
