package org.parley.deliberation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Touched;
import org.parley.text.TextRules;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Entering statements in the record. Everybody who sits for a delegation drafts for it; its head and deputies enter and withdraw in its
 * name. Drafts are their delegation's own: for everybody else they are not there ({@link NotFound}).
 */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class StatementService {

    private static final String JSON = "application/json";

    private final StatementRepository statements;
    private final StatementRules rules;
    private final Readers readers;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StatementService(
            StatementRepository statements,
            StatementRules rules,
            Readers readers,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.statements = statements;
        this.rules = rules;
        this.readers = readers;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Begins a draft. Whether it may be entered is asked when it is: a vote may be explained in a draft before it opens.
     *
     * @throws AccessDeniedException for those who sit for no delegation and observe for no organisation
     */
    public StatementId draft(NewStatement said) {
        SeatView seat = readers.requireStater(said.negotiation());
        if (Readers.observes(seat) && said.kind() != StatementKind.GENERAL) {
            throw new RuleViolation("statement.error.observer");
        }
        readers.requireCard(said.negotiation(), said.text().subject());
        if (said.round() != null) {
            readers.requireCard(said.negotiation(), new SubjectRef(SubjectRef.ROUND, said.round()));
        }
        StatementId corrects = said.corrects();
        if (corrects != null) {
            rules.requireCorrectable(corrects, seat.delegationOrThrow(), clock.instant());
        }
        requireKept(said.text().text());
        Statement draft = statements.saveAndFlush(new Statement(said, seat, clock.instant()));
        events.publishEvent(Act.of(
                        "statement.drafted",
                        draft.negotiation().value(),
                        SubjectRef.of(SubjectRef.STATEMENT, draft.id()),
                        seats.actor(draft.negotiation()))
                .payload(draft.content().canonicalBytes(), JSON)
                .delegationOnly(draft.delegation().value()));
        return draft.id();
    }

    /**
     * Keeps what was typed in a draft.
     *
     * @param expected the lock version of the state that was edited: what somebody else of the delegation wrote meanwhile is not
     *                 overwritten unseen
     * @return the lock version of what is kept now
     */
    public long save(StatementId id, long expected, StatementText typed) {
        Statement draft = ownDraft(id, expected);
        readers.requireCard(draft.negotiation(), typed.subject());
        requireKept(typed.text());
        draft.write(typed, clock.instant());
        statements.saveAndFlush(draft);
        events.publishEvent(new Touched(
                draft.negotiation().value(),
                SubjectRef.of(SubjectRef.STATEMENT, id),
                "statement.saved",
                seats.require(draft.negotiation()).person().value(),
                draft.delegation().value()));
        return draft.lockVersion();
    }

    /**
     * Enters a draft in the record, in the delegation's name.
     *
     * @param expected the lock version of the state that is meant
     * @throws RuleViolation that says why it may not be entered; the draft stays
     * @throws AccessDeniedException for advisers
     */
    public void enter(StatementId id, long expected) {
        Statement draft = ownDraft(id, expected);
        SeatView seat = readers.requireEnterer(draft.negotiation());
        Instant now = clock.instant();
        String words =
                TextRules.required(TextRules.prose(draft.text(), draft.kind().length()));
        StatementRules.Facts facts = rules.require(draft, now);
        draft.enter(seat, words, facts.stage(), facts.castAs(), now);
        try {
            statements.saveAndFlush(draft);
        } catch (DataIntegrityViolationException broken) {
            if (String.valueOf(broken.getMessage()).contains("statement_once")) {
                // Somebody else of the delegation entered one at the same moment
                throw new RuleViolation("statement.error.once");
            }
            throw broken;
        }
        tell(entered(draft), draft);
    }

    private Act entered(Statement statement) {
        Act act = Act.of(
                        "statement.entered",
                        statement.negotiation().value(),
                        SubjectRef.of(SubjectRef.STATEMENT, statement.id()),
                        seats.actor(statement.negotiation()))
                .idem(statement.getId().toString())
                .with("kind", statement.kind().word())
                .with("on", statement.subject().toString())
                .text(statement.text());
        if (statement.round() != null && !statement.subject().kind().equals(SubjectRef.ROUND)) {
            act = act.with("round", statement.round().toString());
        }
        if (statement.corrects() != null) {
            act = act.with("corrects", statement.corrects().value().toString());
        }
        if (statement.stage() != null) {
            act = act.with("stage", statement.stage());
        }
        if (statement.castAs() != null && statement.intended() != null) {
            act = act.with("castAs", statement.castAs()).with("intended", statement.intended());
        }
        return act;
    }

    /**
     * Takes a statement of the own delegation back, and with it what corrects it. Its text stays readable as withdrawn.
     *
     * @param reason may be empty
     */
    public void withdraw(StatementId id, String reason) {
        String why = TextRules.prose(reason, StatementView.REASON_LENGTH);
        Statement seen = visible(id);
        SeatView seat = readers.requireEnterer(seen.negotiation());
        if (!seen.delegation().equals(seat.delegation())) {
            throw new AccessDeniedException("statement.error.other-delegation");
        }
        Optional<Statement> next = Optional.of(seen);
        while (next.isPresent()) {
            Statement statement = statements.lock(next.get().getId()).orElseThrow();
            statement.withdraw(why.isEmpty() ? null : why, clock.instant());
            statements.saveAndFlush(statement);
            Act act = Act.of(
                            "statement.withdrawn",
                            statement.negotiation().value(),
                            SubjectRef.of(SubjectRef.STATEMENT, statement.id()),
                            seats.actor(statement.negotiation()))
                    .with("kind", statement.kind().word())
                    .with("on", statement.subject().toString());
            tell(why.isEmpty() ? act : act.text(why), statement);
            next = statements.findByCorrectsIn(List.of(statement.getId())).stream()
                    .filter(other -> other.status() == StatementStatus.ENTERED)
                    .findFirst();
        }
    }

    /** Puts a draft away. */
    public void discard(StatementId id) {
        Statement draft = ownDraft(id, null);
        draft.discard(clock.instant());
        statements.saveAndFlush(draft);
        events.publishEvent(Act.of(
                        "statement.discarded",
                        draft.negotiation().value(),
                        SubjectRef.of(SubjectRef.STATEMENT, draft.id()),
                        seats.actor(draft.negotiation()))
                .delegationOnly(draft.delegation().value()));
    }

    private static void requireKept(String typed) {
        if (typed.length() > StatementView.DRAFT_LENGTH) {
            throw new RuleViolation("text.error.too-long", StatementView.DRAFT_LENGTH, typed.length());
        }
    }

    private Statement visible(StatementId id) {
        return statements
                .findById(id.value())
                .filter(readers::read)
                .orElseThrow(() -> new NotFound(SubjectRef.STATEMENT));
    }

    private Statement ownDraft(StatementId id, @Nullable Long expected) {
        visible(id);
        Statement draft = statements.lock(id.value()).orElseThrow(() -> new NotFound(SubjectRef.STATEMENT));
        if (draft.status() != StatementStatus.DRAFT) {
            if (readers.stater(draft.negotiation())
                    .filter(draft.delegation()::equals)
                    .isEmpty()) {
                throw new AccessDeniedException("statement.error.other-delegation");
            }
            throw new RuleViolation("statement.error.no-draft");
        }
        if (expected != null && draft.lockVersion() != expected) {
            throw new RuleViolation("statement.error.changed-meanwhile");
        }
        return draft;
    }

    /** The record and the panels hear of the act; pages that show the subject hear that something was stated about it. */
    private void tell(Act act, Statement statement) {
        events.publishEvent(act);
        events.publishEvent(new Touched(
                statement.negotiation().value(),
                statement.subject(),
                act.type(),
                act.actor().person()));
    }
}
