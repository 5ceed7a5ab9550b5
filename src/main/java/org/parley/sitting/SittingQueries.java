package org.parley.sitting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.procedure.motion.Impediment;
import org.parley.procedure.motion.MeetingState;
import org.parley.procedure.motion.MotionKind;
import org.parley.voting.ComingVotes;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundSummary;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of sittings. Whoever reads the negotiation reads them. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class SittingQueries {

    private final SittingRepository sittings;
    private final AttendanceRepository attendances;
    private final MotionRepository motions;
    private final Proceedings proceedings;
    private final Room room;
    private final NegotiationQueries negotiations;
    private final RoundQueries rounds;
    private final ObjectProvider<ComingVotes> coming;
    private final Seats seats;

    SittingQueries(
            SittingRepository sittings,
            AttendanceRepository attendances,
            MotionRepository motions,
            Proceedings proceedings,
            Room room,
            NegotiationQueries negotiations,
            RoundQueries rounds,
            ObjectProvider<ComingVotes> coming,
            Seats seats) {
        this.sittings = sittings;
        this.attendances = attendances;
        this.motions = motions;
        this.proceedings = proceedings;
        this.room = room;
        this.negotiations = negotiations;
        this.rounds = rounds;
        this.coming = coming;
        this.seats = seats;
    }

    /** The sittings of a negotiation, the latest first. */
    public List<SittingSummary> list(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return sittings.findByNegotiationOrderByNumberDesc(negotiation.value()).stream()
                .map(SittingSummary::of)
                .toList();
    }

    /** The sitting that is open or suspended. */
    public Optional<SittingSummary> live(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return sittings.findLive(negotiation.value()).map(SittingSummary::of);
    }

    /** Where the sitting that is open or suspended stands, and who speaks. */
    public Optional<FloorView> floor(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return sittings.findLive(negotiation.value()).map(this::floor);
    }

    private FloorView floor(Sitting sitting) {
        AgendaItemView item = agenda(proceedings.agenda(sitting.id())).stream()
                .filter(each -> each.state() == ItemState.CURRENT)
                .findFirst()
                .orElse(null);
        List<SpeechView> speeches =
                proceedings.speeches(sitting.id()).stream().map(SpeechView::of).toList();
        return new FloorView(
                SittingSummary.of(sitting),
                item,
                speeches.stream()
                        .filter(speech -> speech.state() == SpeechState.SPEAKING)
                        .findFirst()
                        .orElse(null),
                speeches.stream()
                        .map(SpeechView::begunAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                speeches.stream()
                        .filter(speech -> speech.state() == SpeechState.WAITING)
                        .filter(speech -> item != null && speech.item().equals(item.id()))
                        .toList());
    }

    /** @throws NotFound where there is none for this person */
    public SittingView get(SittingId id) {
        Sitting sitting = proceedings.find(id);
        List<Motion> moved = motions.findBySittingOrderByRaisedAtAscIdAsc(id.value());
        boolean voting = proceedings.voting(sitting);
        List<AgendaItem> agenda = proceedings.agenda(id);
        AgendaItem current = agenda.stream()
                .filter(item -> item.state() == ItemState.CURRENT)
                .findFirst()
                .orElse(null);
        MeetingState meeting = Meetings.state(sitting, current, moved, voting);
        Map<MotionKind, Impediment> outOfOrder = new EnumMap<>(MotionKind.class);
        for (MotionKind kind : MotionKind.values()) {
            meeting.against(kind).ifPresent(reason -> outOfOrder.put(kind, reason));
        }
        List<DelegationView> delegations = negotiations.delegations(sitting.negotiation());
        List<AttendanceView> roll = roll(id, delegations);
        Opening opening = room.opening(
                        sitting.negotiation(),
                        delegations,
                        roll.stream()
                                .filter(AttendanceView::present)
                                .map(each -> each.delegation().id())
                                .collect(Collectors.toSet()))
                .orElse(null);
        return new SittingView(
                SittingSummary.of(sitting),
                sitting.limits(),
                agenda(agenda),
                roll,
                opening,
                proceedings.speeches(id).stream().map(SpeechView::of).toList(),
                moved.stream().map(MotionView::of).toList(),
                voting,
                Map.copyOf(outOfOrder),
                Meetings.next(moved, voting).map(Motion::id).orElse(null));
    }

    /** The one step that moves a sitting on from how it was read, and why it is that one. */
    public NextStep next(SittingView sitting, Locale locale) {
        return next(sitting, rounds.list(sitting.head().negotiation()), locale);
    }

    /** The same, for whoever has read the rounds of the negotiation already. */
    public NextStep next(SittingView sitting, List<RoundSummary> known, Locale locale) {
        NegotiationId negotiation = sitting.head().negotiation();
        seats.requireReader(negotiation);
        Optional<ComingVotes.Coming> vote = sitting.state() == SittingState.OPEN
                ? coming.stream()
                        .flatMap(order -> order.next(negotiation, locale).stream())
                        .findFirst()
                : Optional.empty();
        return new Course(sitting, known, vote).next();
    }

    private List<AttendanceView> roll(SittingId sitting, List<DelegationView> delegations) {
        Map<DelegationId, Attendance> marked = attendances.findBySitting(sitting.value()).stream()
                .collect(Collectors.toMap(Attendance::delegation, Function.identity()));
        return delegations.stream()
                .map(delegation -> {
                    Attendance attendance = marked.get(delegation.id());
                    return attendance == null
                            ? new AttendanceView(delegation, false, Credentials.UNCHECKED, null)
                            : new AttendanceView(
                                    delegation, attendance.present(), attendance.credentials(), attendance.note());
                })
                .toList();
    }

    /** In reading order, numbered: what was struck has no number. */
    private static List<AgendaItemView> agenda(List<AgendaItem> items) {
        List<AgendaItemView> agenda = new ArrayList<>();
        number(items, null, "", true, agenda);
        return List.copyOf(agenda);
    }

    private static void number(
            List<AgendaItem> items,
            @Nullable ItemId under,
            String prefix,
            boolean numbered,
            List<AgendaItemView> agenda) {
        int last = 0;
        for (AgendaItem item : items) {
            if (Objects.equals(item.under(), under)) {
                boolean counts = numbered && item.state() != ItemState.STRUCK;
                last += counts ? 1 : 0;
                String number = counts ? prefix + last : "";
                agenda.add(new AgendaItemView(
                        item.id(),
                        item.under(),
                        number,
                        item.title(),
                        item.subject(),
                        item.state(),
                        item.reason(),
                        item.listOpen(),
                        item.debateOpen()));
                number(items, item.id(), number + ".", counts, agenda);
            }
        }
    }
}
