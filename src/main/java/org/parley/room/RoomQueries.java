package org.parley.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.InCommon;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Onlooker;
import org.parley.delegation.Seats;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.procedure.Manner;
import org.parley.sitting.AgendaItemView;
import org.parley.sitting.FloorView;
import org.parley.sitting.SittingQueries;
import org.parley.voting.RoundQueries;
import org.parley.voting.RoundState;
import org.parley.voting.RoundSummary;
import org.parley.voting.RoundView;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What the wall shows. Read as an {@link Onlooker} whoever asks: nobody's own rights hang in the room. */
@Service
@PreAuthorize("isAuthenticated()")
public class RoomQueries {

    /** How long a proclaimed outcome stays on the wall before the table has moved on. */
    static final Duration OUTCOME_STAYS = Duration.ofMinutes(2);

    private final RoundQueries rounds;
    private final SittingQueries sittings;
    private final NegotiationQueries negotiations;
    private final Subjects subjects;
    private final Seats seats;
    private final InCommon common;
    private final DisplayService displays;
    private final Clock clock;

    RoomQueries(
            RoundQueries rounds,
            SittingQueries sittings,
            NegotiationQueries negotiations,
            Subjects subjects,
            Seats seats,
            InCommon common,
            DisplayService displays,
            Clock clock) {
        this.rounds = rounds;
        this.sittings = sittings;
        this.negotiations = negotiations;
        this.subjects = subjects;
        this.seats = seats;
        this.common = common;
        this.displays = displays;
        this.clock = clock;
    }

    /**
     * Where the table is, for a reader of the negotiation who opens the display on their own screen.
     *
     * @param locale of what is put to the vote
     * @throws org.parley.kernel.NotFound where there is none for this person
     */
    public RoomPicture picture(NegotiationId negotiation, Locale locale) {
        seats.requireReader(negotiation);
        return common.read(negotiation, List.of("room", locale), () -> look(negotiation, locale));
    }

    /**
     * Where the table is, for a machine that hangs in its room.
     *
     * @param secret what the machine keeps
     * @param locale of what is put to the vote
     * @return empty where it is a display no more
     */
    @PreAuthorize("permitAll()")
    public Optional<RoomPicture> pictureFor(String secret, Locale locale) {
        return displays.known(secret).map(display -> look(display.negotiation(), locale));
    }

    private RoomPicture look(NegotiationId negotiation, Locale locale) {
        return new Onlooker(negotiation).read(() -> {
            Instant now = clock.instant();
            List<RoundSummary> all = rounds.list(negotiation);
            FloorView floor = sittings.floor(negotiation).orElse(null);
            RoundSummary current =
                    current(all, now).filter(found -> !left(found, floor)).orElse(null);
            RoundView round = current == null ? null : rounds.get(current.id());
            RoundSummary next = first(all, RoundState.PREPARED);
            return new RoomPicture(
                    negotiations.get(negotiation),
                    round,
                    round == null ? List.of() : cards(round, locale),
                    negotiations.delegations(negotiation),
                    round == null ? last(all) : null,
                    next,
                    round == null && next == null ? waiting(negotiation, locale) : null,
                    round == null ? floor : null,
                    round == null ? about(floor, locale) : null,
                    round != null && round.state() == RoundState.PROCLAIMED
                            ? round.changedAt().plus(OUTCOME_STAYS)
                            : null);
        });
    }

    /** Whether the table has left a proclaimed outcome already: somebody was given the floor after it. */
    private static boolean left(RoundSummary round, @Nullable FloorView floor) {
        Instant given = floor == null ? null : floor.given();
        return round.state() == RoundState.PROCLAIMED && given != null && given.isAfter(round.changedAt());
    }

    private @Nullable SubjectCard about(@Nullable FloorView floor, Locale locale) {
        AgendaItemView item = floor == null ? null : floor.item();
        SubjectRef subject = item == null ? null : item.subject();
        return subject == null ? null : subjects.describe(subject, locale).orElse(null);
    }

    /** The latest that is open, a silence excepted, which lasts for days; else the latest that awaits its proclamation; else what was proclaimed a moment ago. */
    private static Optional<RoundSummary> current(List<RoundSummary> latestFirst, Instant now) {
        return Stream.<Predicate<RoundSummary>>of(
                        round -> round.state() == RoundState.OPEN && round.manner() != Manner.SILENCE,
                        round -> round.state() == RoundState.CLOSED,
                        round -> round.state() == RoundState.PROCLAIMED
                                && now.isBefore(round.changedAt().plus(OUTCOME_STAYS)))
                .flatMap(kind ->
                        latestFirst.stream().filter(kind).max(Comparator.comparing(RoundSummary::changedAt)).stream())
                .findFirst();
    }

    private @Nullable RoundView last(List<RoundSummary> all) {
        return all.stream()
                .filter(round -> round.state() == RoundState.PROCLAIMED || round.state() == RoundState.ANNULLED)
                .max(Comparator.comparing(RoundSummary::changedAt))
                .map(round -> rounds.get(round.id()))
                .orElse(null);
    }

    private static @Nullable RoundSummary first(List<RoundSummary> all, RoundState state) {
        return all.stream()
                .filter(round -> round.state() == state)
                .min(Comparator.comparingInt(RoundSummary::number))
                .orElse(null);
    }

    private List<SubjectCard> cards(RoundView round, Locale locale) {
        return round.subjects().stream()
                .flatMap(subject -> subjects.describe(subject, locale).stream())
                .toList();
    }

    private @Nullable SubjectCard waiting(NegotiationId negotiation, Locale locale) {
        return rounds.pending(negotiation).stream()
                .flatMap(subject -> subjects.describe(subject, locale).stream())
                .findFirst()
                .orElse(null);
    }
}
