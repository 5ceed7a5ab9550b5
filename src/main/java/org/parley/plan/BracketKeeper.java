package org.parley.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.delegation.DelegationId;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.text.Bracket;
import org.parley.text.BracketId;
import org.parley.text.Brackets;
import org.parley.text.Change;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Keeps the book of brackets in step with the text: part of whatever transaction makes a version. */
@Component
class BracketKeeper {

    private final BracketRepository brackets;
    private final BracketPositionRepository positions;
    private final Seats seats;
    private final ApplicationEventPublisher events;

    BracketKeeper(
            BracketRepository brackets,
            BracketPositionRepository positions,
            Seats seats,
            ApplicationEventPublisher events) {
        this.brackets = brackets;
        this.positions = positions;
        this.seats = seats;
        this.events = events;
    }

    /**
     * Notes what a new version did to the brackets.
     *
     * @param plan already at the new version
     * @param how  how those ended that are no more
     */
    void follow(Plan plan, PlanText before, PlanText after, Adoption adoption, BracketEnd how, Instant now) {
        Map<BracketId, Brackets.Placed> were = Brackets.index(before);
        Map<BracketId, Brackets.Placed> are = Brackets.index(after);
        were.forEach((id, placed) -> {
            if (!are.containsKey(id)) {
                close(plan, id, adoption, how, now);
            }
        });
        are.forEach((id, placed) -> {
            Brackets.Placed was = were.get(id);
            if (was == null) {
                open(plan, placed, adoption, now);
            } else if (!was.equals(placed)) {
                change(plan, was, placed, adoption);
            }
            if (was == null || !was.bracket().choices().equals(placed.bracket().choices())) {
                attribute(
                        plan,
                        placed.bracket(),
                        was == null ? List.of() : was.bracket().choices(),
                        adoption,
                        now);
            }
        });
    }

    private void open(Plan plan, Brackets.Placed placed, Adoption adoption, Instant now) {
        Optional<BracketRow> known = brackets.findById(placed.bracket().id().value());
        BracketRow row = known.orElseGet(() -> new BracketRow(
                placed.bracket().id(), plan.id(), placed.provision(), plan.version(), now, adoption.round()));
        if (!row.plan().equals(plan.id())) {
            throw new RuleViolation("plan.error.provision-elsewhere");
        }
        known.ifPresent(BracketRow::reopen);
        brackets.saveAndFlush(row);
        if (plan.version() == 1) {
            return; // it came with the file, whose import is on record
        }
        events.publishEvent(act("bracket.opened", plan, placed.bracket().id(), adoption)
                .with("provision", placed.provision().toString())
                .with("alternatives", placed.bracket().alternatives()));
    }

    private void close(Plan plan, BracketId id, Adoption adoption, BracketEnd how, Instant now) {
        BracketRow row = brackets.findById(id.value()).orElseThrow();
        row.end(plan.version(), how, now);
        brackets.saveAndFlush(row);
        events.publishEvent(act("bracket.closed", plan, id, adoption)
                .with("provision", row.provision().toString())
                .with("ended", how.word()));
    }

    private void change(Plan plan, Brackets.Placed was, Brackets.Placed is, Adoption adoption) {
        BracketId id = is.bracket().id();
        if (!was.provision().equals(is.provision())) {
            BracketRow row = brackets.findById(id.value()).orElseThrow();
            row.moveTo(is.provision());
            brackets.saveAndFlush(row);
        }
        if (was.bracket().alternatives().equals(is.bracket().alternatives())) {
            return;
        }
        for (BracketPosition position : positions.findByBracketIn(List.of(id.value()))) {
            position.keepOnly(is.bracket().choices());
            positions.saveAndFlush(position);
        }
        events.publishEvent(act("bracket.changed", plan, id, adoption)
                .with("alternatives", is.bracket().alternatives()));
    }

    /** Notes who put in the choices that were not there before. */
    private void attribute(Plan plan, Bracket bracket, List<String> known, Adoption adoption, Instant now) {
        Set<String> fresh = new HashSet<>(bracket.choices());
        fresh.removeAll(known);
        for (String words : fresh) {
            adoption.contributions().stream()
                    .filter(contribution ->
                            contribution.changes().stream().anyMatch(change -> putsIn(change, bracket, words)))
                    .findFirst()
                    .ifPresent(contribution -> {
                        for (DelegationId sponsor : contribution.sponsors()) {
                            BracketPosition position = position(bracket.id(), sponsor);
                            position.join(
                                    new BracketPosition.Behind(words, contribution.amendment(), plan.version(), now));
                            positions.saveAndFlush(position);
                        }
                    });
        }
    }

    /** Those of some brackets that are known already, in whatever plan. */
    boolean knowsAny(Collection<BracketId> ids) {
        return ids.stream().anyMatch(id -> brackets.findById(id.value()).isPresent());
    }

    BracketPosition position(BracketId bracket, DelegationId delegation) {
        return positions
                .findByBracketAndDelegation(bracket.value(), delegation.value())
                .orElseGet(() -> new BracketPosition(bracket, delegation));
    }

    /** Whether a change writes an alternative that did not stand there before, as contested words or as plain ones. */
    private static boolean putsIn(Change change, Bracket bracket, String words) {
        return switch (change) {
            case Change.ReplaceWords replace ->
                Brackets.in(replace.after()).stream().anyMatch(each -> holds(each, bracket, words))
                        && Brackets.in(replace.before()).stream().noneMatch(each -> holds(each, bracket, words))
                        && (words.isEmpty()
                                ? bracket.choices().stream()
                                        .anyMatch(each -> !each.isEmpty() && stood(replace.before(), each))
                                : !stood(replace.before(), words));
            case Change.InsertProvision insert -> holds(insert.inserted(), bracket, words);
            case Change.DeleteProvision _, Change.MoveProvision _, Change.Retitle _, Change.Recondition _ -> false;
        };
    }

    private static boolean stood(String text, String words) {
        return Brackets.shown(text).contains(Brackets.shown(words));
    }

    private static boolean holds(Bracket written, Bracket bracket, String words) {
        return written.id().equals(bracket.id()) && written.choices().contains(words);
    }

    private static boolean holds(Provision provision, Bracket bracket, String words) {
        return Brackets.in(provision.text()).stream()
                        .anyMatch(each -> each.id().equals(bracket.id())
                                && each.alternatives().contains(words))
                || provision.children().stream().anyMatch(child -> holds(child, bracket, words));
    }

    Act act(String type, Plan plan, BracketId id, Adoption adoption) {
        Act act = act(type, plan, id);
        return adoption.round() == null ? act : act.round(adoption.round());
    }

    Act act(String type, Plan plan, BracketId id) {
        return Act.of(
                        type,
                        plan.negotiation().value(),
                        SubjectRef.of(SubjectRef.BRACKET, id),
                        seats.actor(plan.negotiation()))
                .version(plan.version())
                .with("plan", plan.id().value().toString());
    }
}
