package org.parley.amendment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.parley.delegation.Seats;
import org.parley.kernel.Act;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.text.PlanText;
import org.parley.text.Problem;
import org.parley.voting.RoundProclaimed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What a round makes of packages, in the transaction that proclaims it: all amendments of a package enter their plans, or none does. If
 * one of them does not say on the newest text, word for word, what was voted on, the whole is overtaken: each proposer said that its
 * amendment stands or falls with the others (ADR 0019).
 */
@Component
class PackageOutcomes {

    private final Packages packages;
    private final PackageRepository repository;
    private final Wordings wordings;
    private final Falling falling;
    private final PlanQueries plans;
    private final Seats seats;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PackageOutcomes(
            Packages packages,
            PackageRepository repository,
            Wordings wordings,
            Falling falling,
            PlanQueries plans,
            Seats seats,
            ApplicationEventPublisher events,
            Clock clock) {
        this.packages = packages;
        this.repository = repository;
        this.wordings = wordings;
        this.falling = falling;
        this.plans = plans;
        this.seats = seats;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What enters the text of what was adopted, in the order in which it does: the packages first, so that nothing put beside them
     * keeps one of theirs out.
     *
     * @param decided the pending amendments put to the vote, alone or in a package, all held
     */
    List<Amendment> entering(RoundProclaimed proclaimed, List<Amendment> decided) {
        Map<AmendmentId, Amendment> there =
                decided.stream().collect(Collectors.toMap(Amendment::id, Function.identity()));
        Map<PlanId, PlanText> texts = new HashMap<>();
        Set<AmendmentId> bound = new LinkedHashSet<>();
        Set<Amendment> entering = new LinkedHashSet<>();
        for (AmendmentPackage each : put(proclaimed)) {
            List<Amendment> members = packages.members(each);
            bound.addAll(each.amendments());
            Map<PlanId, PlanText> after = new HashMap<>(texts);
            Map<Amendment, List<Problem>> misfits = new LinkedHashMap<>();
            for (Amendment member : members) {
                if (there.containsKey(member.id())) {
                    join(member, after).ifPresent(reasons -> misfits.put(member, reasons));
                } else {
                    misfits.put(member, List.of()); // it went in the same round before its package was reached
                }
            }
            if (misfits.isEmpty()) {
                decide(each, PackageStatus.ADOPTED, proclaimed);
                texts.putAll(after);
                entering.addAll(members);
            } else {
                decide(each, PackageStatus.OVERTAKEN, proclaimed);
                overtake(each, members, misfits, proclaimed.round().value());
            }
        }
        decided.stream()
                .filter(amendment -> amendment.parent() == null && !bound.contains(amendment.id()))
                .forEach(entering::add);
        return new ArrayList<>(entering);
    }

    /** Adds an amendment to its plan as that would read so far; tells why it cannot be. */
    private Optional<List<Problem>> join(Amendment member, Map<PlanId, PlanText> texts) {
        VersionView newest = plans.text(member.plan());
        List<Problem> misfit = wordings.misfit(member, newest);
        if (!misfit.isEmpty()) {
            return Optional.of(misfit);
        }
        Optional<PlanText> joined =
                Wordings.joined(newest.text(), texts.getOrDefault(member.plan(), newest.text()), member.changes());
        joined.ifPresent(text -> texts.put(member.plan(), text));
        return joined.isPresent() ? Optional.empty() : Optional.of(List.of());
    }

    private void overtake(
            AmendmentPackage each, List<Amendment> members, Map<Amendment, List<Problem>> misfits, UUID round) {
        Amendment cause = misfits.keySet().iterator().next();
        for (Amendment member : members) {
            if (!member.status().pending()) {
                continue;
            }
            Remark overtaken = Remark.of(Remark.Kind.OVERTAKEN)
                    .version(plans.text(member.plan()).number())
                    .round(round);
            List<Problem> reasons = misfits.get(member);
            falling.fall(
                    member,
                    reasons != null
                            ? overtaken.reasons(reasons)
                            : overtaken
                                    .other(cause.id())
                                    .because(
                                            "package.remark.together",
                                            String.valueOf(each.number()),
                                            String.valueOf(cause.number())));
        }
    }

    /** The packages were put to the vote and not adopted; their amendments are rejected with them. */
    void rejected(RoundProclaimed proclaimed) {
        put(proclaimed).forEach(each -> decide(each, PackageStatus.REJECTED, proclaimed));
    }

    /** Lets nothing be committed of a package that entered the text only in part. */
    void requireWhole(RoundProclaimed proclaimed) {
        for (AmendmentPackage each : named(proclaimed)) {
            boolean whole = packages.members(each).stream()
                    .allMatch(member ->
                            (member.status() == AmendmentStatus.ADOPTED) == (each.status() == PackageStatus.ADOPTED));
            if (!whole) {
                throw new IllegalStateException("package " + each.number() + " would enter the text only in part");
            }
        }
    }

    private List<AmendmentPackage> put(RoundProclaimed proclaimed) {
        return named(proclaimed).stream()
                .map(each -> packages.lock(each.id()))
                .filter(each -> each.status() == PackageStatus.OPEN)
                .toList();
    }

    private List<AmendmentPackage> named(RoundProclaimed proclaimed) {
        return proclaimed.subjects().stream()
                .filter(subject -> subject.kind().equals(SubjectRef.PACKAGE))
                .flatMap(subject -> repository.findById(subject.id()).stream())
                .toList();
    }

    private void decide(AmendmentPackage each, PackageStatus outcome, RoundProclaimed proclaimed) {
        each.decide(outcome, proclaimed.round().value(), clock.instant());
        repository.saveAndFlush(each);
        events.publishEvent(Act.of(
                        "package." + outcome.word(),
                        each.negotiation().value(),
                        SubjectRef.of(SubjectRef.PACKAGE, each.id()),
                        seats.actor(each.negotiation()))
                .round(proclaimed.round().value())
                .with("number", each.number())
                .with(
                        "amendments",
                        each.amendments().stream()
                                .map(amendment -> amendment.value().toString())
                                .toList()));
    }
}
