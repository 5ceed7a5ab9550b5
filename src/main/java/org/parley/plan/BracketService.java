package org.parley.plan;

import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import org.parley.delegation.DelegationId;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.text.Bracket;
import org.parley.text.BracketId;
import org.parley.text.Brackets;
import org.parley.text.Changes;
import org.parley.text.Numbering;
import org.parley.text.PlanText;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What delegations do about brackets: stand behind an alternative, consent to keep one, take one back (ADR 0018). Heads and deputies
 * speak. Every act names the words it means: where they are no longer among the alternatives it is refused.
 */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED)
@PreAuthorize("isAuthenticated()")
public class BracketService {

    private final PlanRepository plans;
    private final VersionMaker versions;
    private final BracketKeeper keeper;
    private final BracketPositionRepository positions;
    private final BracketStandings standings;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BracketService(
            PlanRepository plans,
            VersionMaker versions,
            BracketKeeper keeper,
            BracketPositionRepository positions,
            BracketStandings standings,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.plans = plans;
        this.versions = versions;
        this.keeper = keeper;
        this.positions = positions;
        this.standings = standings;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /** What is asked about: held until the transaction ends, so that nobody settles it otherwise meanwhile. */
    private record Held(Plan plan, PlanText text, Brackets.Placed placed, DelegationId delegation) {

        Bracket bracket() {
            return placed.bracket();
        }

        Held require(String words) {
            if (!bracket().choices().contains(words)) {
                throw new RuleViolation("plan.error.bracket-other-words");
            }
            return this;
        }
    }

    private Held hold(PlanId id, BracketId bracket) {
        Plan plan = plans.lockById(id.value())
                .filter(found -> seats.mayRead(found.negotiation()))
                .orElseThrow(() -> new NotFound("plan"));
        DelegationId delegation = seats.requireVoice(plan.negotiation()).delegationOrThrow();
        PlanText text = versions.text(plan, plan.version());
        Brackets.Placed placed = Brackets.find(text, bracket).orElseThrow(() -> new NotFound("bracket"));
        return new Held(plan, text, placed, delegation);
    }

    /**
     * Stands behind an alternative.
     *
     * @return the version made where that was the last thing an agreement waited for
     */
    public OptionalInt join(PlanId plan, BracketId bracket, String words) {
        Held held = hold(plan, bracket).require(words);
        BracketPosition position = keeper.position(bracket, held.delegation());
        if (!position.join(new BracketPosition.Behind(words, null, held.plan().version(), clock.instant()))) {
            throw new RuleViolation("plan.error.bracket-joined");
        }
        positions.saveAndFlush(position);
        tell("bracket.joined", held, words);
        return agreed(held);
    }

    /** No longer stands behind an alternative, which stays in the text. */
    public OptionalInt leave(PlanId plan, BracketId bracket, String words) {
        Held held = hold(plan, bracket).require(words);
        BracketPosition position = keeper.position(bracket, held.delegation());
        if (position.find(words).isEmpty()) {
            throw new RuleViolation("plan.error.bracket-not-yours");
        }
        position.leave(words);
        positions.saveAndFlush(position);
        tell("bracket.left", held, words);
        return agreed(held);
    }

    /**
     * Consents to keep one alternative, instead of any other that the delegation consented to before. With the last consent that was
     * missing the bracket is settled.
     *
     * @return the version made
     */
    public OptionalInt consent(PlanId plan, BracketId bracket, String words) {
        Held held = hold(plan, bracket).require(words);
        BracketPosition position = keeper.position(bracket, held.delegation());
        position.consent(words, clock.instant());
        positions.saveAndFlush(position);
        tell("bracket.consented", held, words);
        return agreed(held);
    }

    /** Takes back a consent that settled nothing yet. */
    public void retract(PlanId plan, BracketId bracket) {
        Held held = hold(plan, bracket);
        BracketPosition position = keeper.position(bracket, held.delegation());
        String consent = position.consent();
        if (consent == null) {
            throw new RuleViolation("plan.error.bracket-no-consent");
        }
        position.retract();
        positions.saveAndFlush(position);
        tell("bracket.retracted", held, consent);
    }

    /**
     * Takes an alternative out of the text. Where one is left, the bracket opens and that one stands.
     *
     * @return the version made
     * @throws RuleViolation unless the delegation's own amendment put it in and nobody else stands behind it
     */
    public int withdraw(PlanId plan, BracketId bracket, String words) {
        Held held = hold(plan, bracket).require(words);
        boolean may = view(held).choices().stream()
                .filter(choice -> choice.words().equals(words))
                .anyMatch(choice -> choice.mayWithdraw(held.delegation()));
        if (!may) {
            throw new RuleViolation("plan.error.bracket-withdraw");
        }
        tell("bracket.withdrawn", held, words);
        return make(held, Brackets.without(held.text(), bracket, words), BracketEnd.WITHDRAWAL);
    }

    private BracketView view(Held held) {
        return standings.view(
                held.placed(),
                held.text(),
                Numbering.of(held.text()),
                standings.positions(List.of(held.placed())),
                standings.table(held.plan().negotiation()));
    }

    private OptionalInt agreed(Held held) {
        return view(held).choices().stream()
                .filter(BracketView.Choice::agreed)
                .findFirst()
                .map(choice -> OptionalInt.of(make(
                        held, Brackets.settle(held.text(), held.bracket().id(), choice.words()), BracketEnd.AGREEMENT)))
                .orElseGet(OptionalInt::empty);
    }

    private int make(Held held, PlanText after, BracketEnd ended) {
        int number = versions.next(
                held.plan(),
                held.plan().version(),
                Changes.between(held.text(), after),
                new Adoption(null, List.of()),
                ended);
        events.publishEvent(new BracketSettled(
                held.plan().negotiation(),
                held.plan().id(),
                held.bracket().id(),
                held.placed().provision(),
                number));
        return number;
    }

    private void tell(String type, Held held, String words) {
        Act act = keeper.act(type, held.plan(), held.bracket().id())
                .with("provision", held.placed().provision().toString())
                .with("delegation", held.delegation().value().toString());
        events.publishEvent(words.isEmpty() ? act : act.text(words));
    }
}
