package org.parley.voting;

import java.time.Clock;
import java.util.List;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.identity.CurrentPerson;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Presets;
import org.parley.procedure.RuleSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the rule sets of a negotiation. Each change is a version of its own and an act; rounds keep what they were prepared with. */
@Service
@Transactional
@PreAuthorize("isAuthenticated()")
public class RulesService {

    /** Longest reason for a change, in UTF-16 code units. */
    public static final int LONGEST_REASON = WrittenRules.LONGEST_REASON;

    private static final String MAY_RULE = "hasRole('ADMINISTRATOR') or @seats.mayFacilitate(#negotiation)";

    /** Most rule sets that a negotiation may write for itself, those retired included. */
    private static final int MOST = 50;

    private final WrittenRulesRepository written;
    private final RuleBook ruleBook;
    private final List<Questions> questions;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final CurrentPerson current;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RulesService(
            WrittenRulesRepository written,
            RuleBook ruleBook,
            List<Questions> questions,
            NegotiationQueries negotiations,
            Seats seats,
            CurrentPerson current,
            ApplicationEventPublisher events,
            Clock clock) {
        this.written = written;
        this.ruleBook = ruleBook;
        this.questions = questions;
        this.negotiations = negotiations;
        this.seats = seats;
        this.current = current;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Writes a rule set of the negotiation's own.
     *
     * @throws RuleViolation where its id is taken, or it names rules that are not there
     */
    @PreAuthorize(MAY_RULE)
    public void write(NegotiationId negotiation, RuleSet rules, String reason) {
        seats.requireReader(negotiation);
        List<WrittenRules> before = written.findByNegotiationOrderByName(negotiation.value());
        boolean taken = rules.id().equals("new") // the address of the page where rules are written
                || Presets.find(rules.id()).isPresent()
                || before.stream().anyMatch(each -> each.name().equals(rules.id()));
        if (taken) {
            throw new RuleViolation("voting.error.rules-id-taken", rules.id());
        }
        if (before.size() >= MOST) {
            throw new RuleViolation("voting.error.rules-many", MOST);
        }
        requireNamed(negotiation, rules);
        WrittenRules made =
                written.saveAndFlush(new WrittenRules(negotiation, rules, current.id(), clock.instant(), reason));
        publish("rules.written", negotiation, made, reason);
    }

    /**
     * Makes a new version.
     *
     * @param known the number of the version that the change was made on
     */
    @PreAuthorize(MAY_RULE)
    public void change(NegotiationId negotiation, RuleSet rules, int known, String reason) {
        WrittenRules found = lock(negotiation, rules.id());
        requireNamed(negotiation, rules);
        found.change(rules, known, current.id(), clock.instant(), reason);
        written.saveAndFlush(found);
        publish("rules.changed", negotiation, found, reason);
    }

    /** Retires a rule set: it can be chosen no more, and stays readable. Refused while something is decided by it. */
    @PreAuthorize(MAY_RULE)
    public void retire(NegotiationId negotiation, String id, String reason) {
        WrittenRules found = lock(negotiation, id);
        NegotiationView view = negotiations.get(negotiation);
        boolean used = List.of(view.substanceRules(), view.procedureRules(), view.wholeTextRules())
                        .contains(id)
                || ruleBook.here(negotiation).stream()
                        .anyMatch(rules -> rules.special().containsValue(id))
                || questions.stream().anyMatch(module -> module.decidesBy(negotiation, id));
        if (used) {
            throw new RuleViolation("voting.error.rules-in-use", found.rules().name());
        }
        found.retire();
        written.saveAndFlush(found);
        publish("rules.retired", negotiation, found, reason);
    }

    /** Lets a retired rule set be chosen again. */
    @PreAuthorize(MAY_RULE)
    public void restore(NegotiationId negotiation, String id, String reason) {
        WrittenRules found = lock(negotiation, id);
        found.restore();
        written.saveAndFlush(found);
        publish("rules.restored", negotiation, found, reason);
    }

    private WrittenRules lock(NegotiationId negotiation, String id) {
        seats.requireReader(negotiation);
        return written.lock(negotiation.value(), id).orElseThrow(() -> new NotFound("rules"));
    }

    private void requireNamed(NegotiationId negotiation, RuleSet rules) {
        rules.special().values().forEach(id -> {
            if (id.equals(rules.id()) || ruleBook.find(negotiation, id).isEmpty()) {
                throw new RuleViolation("voting.error.no-such-rules", id);
            }
        });
    }

    private void publish(String type, NegotiationId negotiation, WrittenRules made, String reason) {
        RuleSet rules = made.rules();
        events.publishEvent(Act.of(
                        type,
                        negotiation.value(),
                        SubjectRef.of(SubjectRef.NEGOTIATION, negotiation),
                        seats.actor(negotiation))
                .rules(rules.hash())
                .with("ruleSet", made.name())
                .with("name", rules.name())
                .with("number", made.version())
                .text(Words.paragraphs(reason, LONGEST_REASON))
                .payload(rules.toJson().canonicalBytes(), "application/json"));
    }
}
