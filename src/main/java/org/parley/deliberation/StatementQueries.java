package org.parley.deliberation;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationKind;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.Seats;
import org.parley.kernel.ActIndex;
import org.parley.kernel.NotFound;
import org.parley.kernel.Past;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Votes;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What screens read of statements: those on record, by the time at which they were entered. Drafts are in answers of their own, and only
 * for the delegation whose they are.
 */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class StatementQueries {

    private final StatementRepository statements;
    private final StatementRules rules;
    private final Readers readers;
    private final Seats seats;
    private final NegotiationQueries negotiations;
    private final ActIndex record;
    private final Past past;
    private final Clock clock;

    StatementQueries(
            StatementRepository statements,
            StatementRules rules,
            Readers readers,
            Seats seats,
            NegotiationQueries negotiations,
            ActIndex record,
            Past past,
            Clock clock) {
        this.statements = statements;
        this.rules = rules;
        this.readers = readers;
        this.seats = seats;
        this.negotiations = negotiations;
        this.record = record;
        this.past = past;
        this.clock = clock;
    }

    /** @throws NotFound where there is none for this person */
    public StatementView get(StatementId id) {
        Statement found = find(id);
        return views(found.negotiation(), List.of(found)).getFirst();
    }

    /** A statement as it stood at a moment; empty before it was entered. */
    public Optional<StatementView> at(StatementId id, Instant moment) {
        Statement found = find(id);
        return then(found.negotiation(), List.of(found), moment).stream().findFirst();
    }

    /** The statements of a negotiation. */
    public List<StatementView> list(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return onRecord(negotiation, statements.findByNegotiationOrderByBegunAtAscIdAsc(negotiation.value()));
    }

    /** The same as they stood at a moment. */
    public List<StatementView> list(NegotiationId negotiation, Instant moment) {
        seats.requireReader(negotiation);
        return then(negotiation, statements.findByNegotiationOrderByBegunAtAscIdAsc(negotiation.value()), moment);
    }

    /**
     * The statements about any of these things, or tied to their outcome.
     *
     * @param moment as they stood then; null for now
     */
    public List<StatementView> about(
            NegotiationId negotiation, Collection<SubjectRef> things, @Nullable Instant moment) {
        seats.requireReader(negotiation);
        List<Statement> found = things.isEmpty()
                ? List.of()
                : statements.about(things.stream().map(SubjectRef::id).collect(Collectors.toSet())).stream()
                        .filter(each -> each.negotiation().equals(negotiation))
                        .toList();
        return moment == null ? onRecord(negotiation, found) : then(negotiation, found, moment);
    }

    /** The drafts of the own delegation, the one written last first; none for those who sit for none. */
    public List<StatementView> drafts(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return readers.stater(negotiation)
                .map(own -> views(
                        negotiation,
                        statements.findByNegotiationAndDelegationAndStatusOrderByChangedAtDescIdDesc(
                                negotiation.value(), own.value(), StatementStatus.DRAFT)))
                .orElse(List.of());
    }

    /**
     * A kind of statement that the own delegation could make on a subject.
     *
     * @param refusal why it may not be entered now, to be said to a person; null where it may
     */
    public record Possible(StatementKind kind, @Nullable RuleViolation refusal) {

        /** Whether a draft is worth beginning: it may be entered now, or once the round is open. */
        public boolean draftable() {
            return refusal == null || refusal.key().equals("statement.error.vote-not-open");
        }
    }

    /** Whether the person signed in drafts statements on this subject at all. */
    public boolean drafts(NegotiationId negotiation, SubjectRef subject) {
        return readers.stater(negotiation).isPresent()
                && readers.reservedFor(subject).isEmpty();
    }

    /** What the person signed in may draft on a subject, in the order in which it is usually made; empty for those who only read. */
    public List<Possible> possible(NegotiationId negotiation, SubjectRef subject) {
        seats.requireReader(negotiation);
        if (readers.reservedFor(subject).isPresent()) {
            return List.of();
        }
        return readers.stater(negotiation)
                .map(own -> Arrays.stream(StatementKind.values())
                        .filter(kind -> kind.fits(subject.kind()) || nameable(kind, subject))
                        .filter(kind -> kind == StatementKind.GENERAL || !readers.observes(negotiation))
                        .map(kind -> new Possible(kind, refusal(kind, subject, own)))
                        .toList())
                .orElse(List.of());
    }

    /** On a round a reservation is begun too: which provision it names is said in the draft. */
    private static boolean nameable(StatementKind kind, SubjectRef subject) {
        return kind == StatementKind.RESERVATION && subject.kind().equals(SubjectRef.ROUND);
    }

    private @Nullable RuleViolation refusal(StatementKind kind, SubjectRef subject, DelegationId own) {
        try {
            rules.requireTime(kind, subject, own, clock.instant());
            return null;
        } catch (RuleViolation refusal) {
            return refusal;
        }
    }

    /** Whether the own delegation may correct this statement now. */
    public boolean correctable(StatementId id) {
        Optional<DelegationId> own = readers.stater(find(id).negotiation());
        try {
            own.ifPresent(delegation -> rules.requireCorrectable(id, delegation, clock.instant()));
            return own.isPresent();
        } catch (RuleViolation refusal) {
            return false;
        }
    }

    /** Whether the person signed in enters and withdraws statements of this delegation. */
    public boolean speaksFor(NegotiationId negotiation, DelegationId delegation) {
        return mayEnter(negotiation)
                && readers.stater(negotiation).filter(delegation::equals).isPresent();
    }

    /** Whether the person signed in enters statements in the record at all. */
    public boolean mayEnter(NegotiationId negotiation) {
        return readers.enters(negotiation);
    }

    /** How the own delegation answered in a round, as far as everybody may know it: a word, or absent. */
    public Optional<String> castIn(NegotiationId negotiation, UUID round) {
        return readers.stater(negotiation)
                .flatMap(own -> rules.vote(round)
                        .filter(Votes.Vote::known)
                        .map(vote -> vote.cast().getOrDefault(own.value(), "absent")));
    }

    private Statement find(StatementId id) {
        return statements
                .findById(id.value())
                .filter(readers::read)
                .orElseThrow(() -> new NotFound(SubjectRef.STATEMENT));
    }

    private List<StatementView> onRecord(NegotiationId negotiation, List<Statement> found) {
        return views(
                negotiation, inOrder(found.stream().filter(each -> each.status().onRecord())));
    }

    private List<StatementView> then(NegotiationId negotiation, List<Statement> found, Instant moment) {
        Map<UUID, Statement> states = past.states(
                Statement.class, found.stream().map(Statement::getId).toList(), moment);
        return views(
                negotiation,
                inOrder(states.values().stream().filter(each -> each.status().onRecord())),
                correcting -> past.states(
                                Statement.class,
                                correcting.stream().map(Statement::getId).toList(),
                                moment)
                        .values());
    }

    private static List<Statement> inOrder(Stream<Statement> found) {
        return found.sorted(Comparator.comparing((Statement each) -> Objects.requireNonNull(each.enteredAt()))
                        .thenComparing(Statement::getId))
                .toList();
    }

    private List<StatementView> views(NegotiationId negotiation, List<Statement> found) {
        return views(negotiation, found, correcting -> correcting);
    }

    /** @param state how those that correct others stood */
    private List<StatementView> views(
            NegotiationId negotiation, List<Statement> found, Function<List<Statement>, Collection<Statement>> state) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = found.stream().map(Statement::getId).toList();
        Map<StatementId, StatementId> corrections = state.apply(statements.findByCorrectsIn(ids)).stream()
                .filter(each -> each.status() == StatementStatus.ENTERED)
                .collect(Collectors.toMap(
                        each -> Objects.requireNonNull(each.corrects()), Statement::id, (first, second) -> second));
        Map<DelegationId, DelegationView> named = negotiations.delegationsById(negotiation);
        Map<String, Long> indexes =
                record.indexesOf(ids.stream().map(UUID::toString).toList());
        return found.stream()
                .map(each -> new StatementView(
                        each.id(),
                        negotiation,
                        each.kind(),
                        each.delegation(),
                        Objects.requireNonNull(named.get(each.delegation())).name(),
                        Objects.requireNonNull(named.get(each.delegation())).kind() == DelegationKind.OBSERVER,
                        each.subject(),
                        each.round(),
                        each.corrects(),
                        corrections.get(each.id()),
                        each.stage(),
                        each.castAs(),
                        each.intended(),
                        each.text(),
                        each.status(),
                        each.changedAt(),
                        each.enteredName(),
                        each.enteredAt(),
                        each.withdrawnAt(),
                        each.reason(),
                        indexes.get(each.getId().toString()),
                        each.lockVersion()))
                .toList();
    }
}
