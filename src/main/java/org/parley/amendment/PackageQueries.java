package org.parley.amendment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.kernel.NotFound;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.VersionView;
import org.parley.text.PlanRedline;
import org.parley.text.PlanText;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What screens read of packages and of the terms by which amendments stand only with others. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("isAuthenticated()")
public class PackageQueries {

    private final PackageRepository repository;
    private final ProvisoRepository provisos;
    private final AmendmentRepository amendments;
    private final Packages packages;
    private final PlanQueries plans;
    private final Rights rights;
    private final Seats seats;

    PackageQueries(
            PackageRepository repository,
            ProvisoRepository provisos,
            AmendmentRepository amendments,
            Packages packages,
            PlanQueries plans,
            Rights rights,
            Seats seats) {
        this.repository = repository;
        this.provisos = provisos;
        this.amendments = amendments;
        this.packages = packages;
        this.plans = plans;
        this.rights = rights;
        this.seats = seats;
    }

    /** The packages of a negotiation, the latest first. */
    public List<PackageView> list(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        return repository.findByNegotiationOrderByNumberDesc(negotiation.value()).stream()
                .map(this::view)
                .toList();
    }

    /** @throws NotFound where there is none for this person */
    public PackageView get(PackageId id) {
        return find(id).orElseThrow(() -> new NotFound("package"));
    }

    /** Empty where there is none for this person. */
    public Optional<PackageView> find(PackageId id) {
        return visible(id).map(this::view);
    }

    /** The packages that an amendment is or was in, the latest first. */
    public List<PackageView> of(AmendmentId id) {
        return amendments.findById(id.value()).filter(amendment -> seats.mayRead(amendment.negotiation())).stream()
                .flatMap(amendment ->
                        repository
                                .with(
                                        amendment.negotiation().value(),
                                        '%' + id.value().toString() + '%')
                                .stream())
                .map(this::view)
                .toList();
    }

    /** The number of the undecided package in which an amendment is bound, for each that is. */
    public Map<AmendmentId, Integer> bound(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        Map<AmendmentId, Integer> bound = new HashMap<>();
        for (AmendmentPackage each : repository.open(negotiation.value())) {
            packages.members(each).stream()
                    .filter(member -> each.binds(member.id(), member.delegation()))
                    .forEach(member -> bound.put(member.id(), each.number()));
        }
        return bound;
    }

    /** The undecided packages that await the word of the person's delegation. */
    public List<PackageView> awaiting(NegotiationId negotiation) {
        seats.requireReader(negotiation);
        Optional<DelegationId> own = rights.own(negotiation);
        return own.isEmpty()
                ? List.of()
                : repository.open(negotiation.value()).stream()
                        .map(this::view)
                        .filter(bound -> bound.awaits(own.get()))
                        .toList();
    }

    /**
     * How a plan would read.
     *
     * @param redline the articles in which something happens, whole
     */
    public record Reading(PlanId plan, PlanRedline redline) {}

    /**
     * How each plan would read with the amendments of a package that can stand there, in their order: on the newest version, or on the
     * version that was voted on.
     */
    public List<Reading> readings(PackageId id) {
        AmendmentPackage bound = visible(id).orElseThrow(() -> new NotFound("package"));
        Map<PlanId, VersionView> versions = new LinkedHashMap<>();
        Map<PlanId, PlanText> texts = new HashMap<>();
        for (Amendment member : packages.members(bound)) {
            if (bound.status() != PackageStatus.OPEN || member.status().pending()) {
                VersionView version =
                        versions.computeIfAbsent(member.plan(), plan -> plans.text(plan, member.version()));
                PlanText before = texts.getOrDefault(member.plan(), version.text());
                PlanText expressed = plans.text(member.plan(), member.version()).text();
                texts.put(
                        member.plan(),
                        Wordings.joined(expressed, before, member.changes()).orElse(before));
            }
        }
        List<Reading> readings = new ArrayList<>();
        versions.forEach((plan, version) -> readings.add(new Reading(
                plan,
                AmendmentQueries.articles(
                        PlanRedline.shown(version.text(), Objects.requireNonNull(texts.get(plan)))))));
        return readings;
    }

    /** What was said on an amendment: what it stands only with, and what stands only with it; the oldest first. */
    public List<ProvisoView> provisos(AmendmentId id) {
        return amendments
                .findById(id.value())
                .filter(amendment -> amendment.filed() && seats.mayRead(amendment.negotiation()))
                .stream()
                .flatMap(amendment -> provisos.about(id.value()).stream())
                .map(Proviso::view)
                .toList();
    }

    private Optional<AmendmentPackage> visible(PackageId id) {
        return repository.findById(id.value()).filter(found -> seats.mayRead(found.negotiation()));
    }

    private PackageView view(AmendmentPackage bound) {
        List<Amendment> members = packages.members(bound);
        String form = Packages.form(members);
        return new PackageView(
                bound.id(),
                bound.negotiation(),
                bound.number(),
                bound.lead(),
                bound.title(),
                bound.reason(),
                bound.status(),
                members.stream().map(member -> member(bound, member, form)).toList(),
                packages.hindrances(bound, members),
                form,
                bound.round(),
                bound.composedAt(),
                bound.changedAt(),
                bound.lockVersion());
    }

    private static PackageMember member(AmendmentPackage bound, Amendment member, String form) {
        Bond bond = bound.bond(member.id()).orElseThrow();
        Bond.Agreement given = bond.agreement();
        return new PackageMember(
                member.view(),
                Packages.word(bond, member, form),
                bond.since(),
                given == null ? null : given.by(),
                given == null ? null : given.at());
    }
}
