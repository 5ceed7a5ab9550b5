package org.parley.voting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.identity.CurrentPerson;
import org.parley.kernel.Act;
import org.parley.kernel.Actor;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Choice;
import org.parley.procedure.Elector;
import org.parley.procedure.Manner;
import org.parley.procedure.Outcome;
import org.parley.procedure.RuleSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What happens of itself to a draft under silence. It is adopted at the deadline unless more delegations object than the rules allow;
 * once they do, silence is broken at once, because nothing that follows could mend it, and the table is told (OSCE rules of procedure,
 * MC.DOC/1/06, annex 1 A, paragraphs 3 and 4; UN General Assembly decision 74/544).
 */
@Component
class Silences {

    private static final Logger LOG = LoggerFactory.getLogger(Silences.class);

    private final RoundRepository rounds;
    private final Closing closing;
    private final Attempts attempts;
    private final CurrentPerson current;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Silences(
            RoundRepository rounds,
            Closing closing,
            Attempts attempts,
            CurrentPerson current,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.rounds = rounds;
        this.closing = closing;
        this.attempts = attempts;
        this.current = current;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws RuleViolation where the rules ask for more than the absence of objections: silence gives no more */
    static void require(RuleSet rules) {
        if (rules.majority() != null
                || rules.objections() == null
                || rules.quorum() != null
                || !rules.seconds().isEmpty()
                || !rules.consents().isEmpty()) {
            throw new RuleViolation("voting.error.silence-rules");
        }
    }

    /** Whether as many object as break silence by these rules. */
    boolean broken(Round round) {
        return Closing.outcome(round, choices(objections(round.getId()))).verdict() != Outcome.Verdict.ADOPTED;
    }

    private static Map<UUID, Choice> choices(List<Objection> objections) {
        Map<UUID, Choice> choices = new HashMap<>();
        objections.forEach(each -> choices.put(each.delegation().value(), Choice.NO));
        return choices;
    }

    /** Who broke silence and why, in the order in which they did. */
    List<Objection> objections(UUID round) {
        return jdbc.sql(
                        "SELECT delegation, reason, cast_at FROM ballot WHERE round = ? AND reason IS NOT NULL ORDER BY cast_at, delegation")
                .param(round)
                .query((row, number) -> new Objection(
                        new DelegationId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .list();
    }

    /** The objection of a delegation: its id, if there is one. */
    Optional<UUID> objected(UUID round, UUID delegation) {
        return jdbc.sql("SELECT id FROM ballot WHERE round = ? AND delegation = ?")
                .params(round, delegation)
                .query((row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .optional();
    }

    void object(UUID round, UUID delegation, UUID id, UUID person, String reason, Instant now) {
        jdbc.sql("INSERT INTO ballot (round, delegation, sequence, id, choice, person, cast_at, reason)"
                        + " VALUES (?, ?, 1, ?, 'NO', ?, ?, ?)")
                .params(round, delegation, id, person, LocalDateTime.ofInstant(now, ZoneOffset.UTC), reason)
                .update();
    }

    /** Whether a delegation has had the draft before it, or has objected. */
    boolean heard(UUID round, UUID delegation) {
        return heard(round).contains(delegation);
    }

    private Set<UUID> heard(UUID round) {
        return new HashSet<>(jdbc.sql(
                        "SELECT delegation FROM silence_look WHERE round = ? UNION SELECT delegation FROM ballot WHERE round = ?")
                .params(round, round)
                .query((row, number) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list());
    }

    /** Somebody of a delegation has the draft before them. */
    void look(UUID round, UUID delegation) {
        jdbc.sql("INSERT IGNORE INTO silence_look (round, delegation) VALUES (?, ?)")
                .params(round, delegation)
                .update();
    }

    /**
     * Proclaims what silence has come to, as the house: nobody's hand is needed for it. What follows from it may prove impossible; then
     * the round stays closed, and a facilitator proclaims it or has it annulled.
     */
    void conclude(UUID id) {
        try {
            current.asHouse(() -> attempts.run(() -> {
                Round round = rounds.lock(id).orElseThrow();
                if (round.manner() == Manner.SILENCE && round.state() == RoundState.CLOSED) {
                    closing.proclaim(round, null, Actor.house());
                }
            }));
        } catch (RuntimeException failure) {
            LOG.error("The outcome of silence in round {} could not be proclaimed", id, failure);
        }
    }

    /** What was closed, but not proclaimed before the house went down. */
    void concludeAll() {
        rounds.findByMannerAndState(Manner.SILENCE, RoundState.CLOSED).forEach(round -> conclude(round.getId()));
    }

    /** Reminds those who have neither looked nor said anything. */
    void remind() {
        for (UUID id : rounds.findToRemind(clock.instant())) {
            try {
                attempts.run(() -> rounds.lock(id).ifPresent(this::remind));
            } catch (RuntimeException failure) {
                // The others must not wait for this one, which is tried again at the next look
                LOG.error("Nobody could be reminded of round {}", id, failure);
            }
        }
    }

    private void remind(Round round) {
        if (!round.reminded(clock.instant())) {
            return;
        }
        rounds.save(round);
        List<String> quiet = quiet(round).stream().map(UUID::toString).toList();
        if (!quiet.isEmpty()) {
            events.publishEvent(Act.of(
                            "round.reminded",
                            round.negotiation().value(),
                            SubjectRef.of(SubjectRef.ROUND, round.id()),
                            Actor.house())
                    .round(round.getId())
                    .rules(round.rulesHash())
                    .with("delegations", quiet)
                    .with("deadline", String.valueOf(round.deadline())));
        }
    }

    private List<UUID> quiet(Round round) {
        Set<UUID> heard = heard(round.getId());
        return Closing.electorate(round).electors().stream()
                .map(Elector::delegation)
                .filter(delegation -> !heard.contains(delegation))
                .toList();
    }

    /** Why nobody can object now; null while one can. */
    static @Nullable RuleViolation shut(Round round, Instant now) {
        Instant deadline = round.deadline();
        return switch (round.state()) {
            case OPEN ->
                deadline != null && !now.isBefore(deadline) ? new RuleViolation("voting.error.silence-ended") : null;
            case PREPARED, NOT_PUT -> new RuleViolation("voting.error.not-open");
            case CLOSED, PROCLAIMED -> new RuleViolation("voting.error.silence-ended");
            case ANNULLED -> new RuleViolation("voting.error.annulled");
        };
    }
}
