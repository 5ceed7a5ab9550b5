package org.parley.procedure.motion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The laws of UN General Assembly rules 71 to 77 and 88 for motions, and cases from their own text. */
class PrecedenceTests {

    private static final MeetingState DEBATE = new MeetingState(true, false, true, true, true, false, List.of());

    @Provide
    Arbitrary<MeetingState> meetings() {
        Arbitrary<Boolean> any = Arbitraries.of(true, false);
        return Combinators.combine(
                        any,
                        any,
                        any,
                        any,
                        any,
                        any,
                        Arbitraries.of(MotionKind.class).list().ofMaxSize(5))
                .as(MeetingState::new);
    }

    @Property(seed = "7")
    void dealsFirstWithWhatGoesBeforeEverythingElse(@ForAll List<MotionKind> pending) {
        assertThat(MotionKind.next(pending, Function.identity(), false))
                .isEqualTo(pending.stream().sorted().findFirst());
    }

    @Property(seed = "7")
    void dealsWithEqualsInTheOrderInWhichTheyWereRaised(@ForAll List<MotionKind> pending) {
        record Raised(MotionKind kind, int index) {}
        List<Raised> raised = new ArrayList<>();
        pending.forEach(kind -> raised.add(new Raised(kind, raised.size())));
        MotionKind.next(raised, Raised::kind, false)
                .ifPresent(next -> assertThat(pending.indexOf(next.kind())).isEqualTo(next.index()));
    }

    @Property(seed = "7")
    void letsNothingInterruptAVoteButPointsOfOrderAndAppeals(@ForAll("meetings") MeetingState meeting) {
        MeetingState voting = new MeetingState(
                meeting.open(),
                true,
                meeting.discussing(),
                meeting.debateOpen(),
                meeting.listOpen(),
                meeting.ruled(),
                meeting.pending());
        for (MotionKind kind : MotionKind.values()) {
            if (voting.against(kind).isEmpty()) {
                assertThat(kind.interrupts()).isTrue();
            }
        }
        assertThat(MotionKind.next(meeting.pending(), Function.identity(), true))
                .isEqualTo(meeting.pending().stream()
                        .filter(MotionKind::interrupts)
                        .sorted()
                        .findFirst());
    }

    @Property(seed = "7")
    void neverBringsAMotionIntoOrderByRaisingAnother(
            @ForAll("meetings") MeetingState meeting, @ForAll MotionKind another) {
        List<MotionKind> more = new ArrayList<>(meeting.pending());
        more.add(another);
        MeetingState fuller = new MeetingState(
                meeting.open(),
                meeting.voting(),
                meeting.discussing(),
                meeting.debateOpen(),
                meeting.listOpen(),
                meeting.ruled(),
                more);
        for (MotionKind kind : MotionKind.values()) {
            if (meeting.against(kind).isPresent()) {
                assertThat(fuller.against(kind)).isPresent();
            }
        }
    }

    @Property(seed = "7")
    void letsAMotionBeRaisedOverEveryPendingOneThatItGoesBefore(@ForAll MotionKind pending, @ForAll MotionKind raised) {
        MeetingState meeting = new MeetingState(true, false, true, true, true, true, List.of(pending));
        boolean first = raised.precedes(pending) || raised == MotionKind.POINT_OF_ORDER;
        assertThat(meeting.against(raised).isEmpty()).isEqualTo(first);
    }

    @Property(seed = "7")
    void letsNothingBeMovedWhereNoMeetingIsOpen(@ForAll MotionKind kind) {
        MeetingState closed = new MeetingState(false, false, true, true, true, true, List.of());
        assertThat(closed.against(kind)).contains(Impediment.NO_MEETING);
    }

    @Test
    void ordersTheMotionsAsRuleSeventySevenDoes() {
        assertThat(EnumSet.allOf(MotionKind.class).stream().skip(2))
                .containsExactly(
                        MotionKind.SUSPEND,
                        MotionKind.ADJOURN,
                        MotionKind.ADJOURN_DEBATE,
                        MotionKind.CLOSE_DEBATE,
                        MotionKind.CLOSE_LIST);
        assertThat(MotionKind.POINT_OF_ORDER.precedes(MotionKind.APPEAL)).isTrue();
        assertThat(MotionKind.APPEAL.precedes(MotionKind.SUSPEND)).isTrue();
    }

    @Test
    void saysByWhichRuleAMotionIsOutOfOrder() {
        assertThat(new MeetingState(true, true, true, true, true, false, List.of()).against(MotionKind.CLOSE_DEBATE))
                .contains(Impediment.VOTING)
                .hasValueSatisfying(reason -> assertThat(reason.rules()).isEqualTo("88/128"));
        assertThat(DEBATE.against(MotionKind.APPEAL)).contains(Impediment.NO_RULING);
        assertThat(new MeetingState(true, false, false, false, false, false, List.of())
                        .against(MotionKind.ADJOURN_DEBATE))
                .contains(Impediment.NO_ITEM);
        assertThat(new MeetingState(true, false, true, false, false, false, List.of()).against(MotionKind.CLOSE_LIST))
                .contains(Impediment.DEBATE_OVER);
        assertThat(new MeetingState(true, false, true, true, false, false, List.of()).against(MotionKind.CLOSE_LIST))
                .contains(Impediment.LIST_CLOSED);
        assertThat(new MeetingState(true, false, true, true, true, false, List.of(MotionKind.SUSPEND))
                        .against(MotionKind.CLOSE_DEBATE))
                .contains(Impediment.PRECEDED);
        assertThat(new MeetingState(true, false, true, true, true, false, List.of(MotionKind.SUSPEND))
                        .against(MotionKind.SUSPEND))
                .contains(Impediment.MOVED_ALREADY);
        assertThat(Arrays.stream(MotionKind.values())
                        .filter(kind -> kind != MotionKind.APPEAL)
                        .map(DEBATE::against))
                .allMatch(java.util.Optional::isEmpty);
    }
}
