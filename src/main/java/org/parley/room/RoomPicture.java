package org.parley.room;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationView;
import org.parley.kernel.SubjectCard;
import org.parley.sitting.FloorView;
import org.parley.voting.RoundSummary;
import org.parley.voting.RoundView;

/**
 * Where the table is, as everybody in the room may know it.
 *
 * @param round       what is voted on or was just decided; null between rounds
 * @param subjects    what that round puts to the vote
 * @param delegations in their order at the table
 * @param last        the last round that was decided or annulled; null before the first, and while a round is shown
 * @param next        the round that is prepared next; null where none is
 * @param waiting     what waits for a vote first, where no round is prepared; null where nothing does
 * @param floor       who speaks and on what, while a sitting is open and no round is shown; null otherwise
 * @param about       what the item under discussion is about; null where it is only named
 * @param lapses      when the outcome leaves the wall; null while nothing on it ends by itself
 */
public record RoomPicture(
        NegotiationView negotiation,
        @Nullable RoundView round,
        List<SubjectCard> subjects,
        List<DelegationView> delegations,
        @Nullable RoundView last,
        @Nullable RoundSummary next,
        @Nullable SubjectCard waiting,
        @Nullable FloorView floor,
        @Nullable SubjectCard about,
        @Nullable Instant lapses) {

    public RoomPicture {
        subjects = List.copyOf(subjects);
        delegations = List.copyOf(delegations);
    }
}
