package org.parley.amendment;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Json;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanId;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanService;
import org.parley.plan.VersionView;
import org.parley.text.PlanText;
import org.parley.text.TextJson;
import org.springframework.stereotype.Component;

/**
 * What is bound to what. What an adoption does to a bound amendment is not written into the package: it is seen when the package is
 * read, so that proclaiming a round waits for no package but those that it decides. Where several rows are held, plans are held first,
 * by id, then amendments, by id, then packages, by id.
 */
@Component
class Packages {

    private final PackageRepository packages;
    private final AmendmentRepository amendments;
    private final ProvisoRepository provisos;
    private final Wordings wordings;
    private final PlanQueries plans;
    private final PlanService planService;
    private final EntityManager entities;

    Packages(
            PackageRepository packages,
            AmendmentRepository amendments,
            ProvisoRepository provisos,
            Wordings wordings,
            PlanQueries plans,
            PlanService planService,
            EntityManager entities) {
        this.packages = packages;
        this.amendments = amendments;
        this.provisos = provisos;
        this.wordings = wordings;
        this.plans = plans;
        this.planService = planService;
        this.entities = entities;
    }

    /** The undecided packages that name an amendment, whether it is bound or invited. */
    List<AmendmentPackage> naming(Amendment amendment) {
        return packages
                .with(amendment.negotiation().value(), '%' + amendment.getId().toString() + '%')
                .stream()
                .filter(bound -> bound.status() == PackageStatus.OPEN)
                .toList();
    }

    /** The undecided package in which an amendment is bound. */
    Optional<AmendmentPackage> binding(Amendment amendment) {
        return naming(amendment).stream()
                .filter(bound -> bound.binds(amendment.id(), amendment.delegation()))
                .findFirst();
    }

    /** All amendments that are bound in a negotiation, and so are not put to the vote alone. */
    Set<AmendmentId> bound(NegotiationId negotiation) {
        return packages.open(negotiation.value()).stream()
                .flatMap(bound -> members(bound).stream()
                        .filter(member -> bound.binds(member.id(), member.delegation()))
                        .map(Amendment::id))
                .collect(Collectors.toSet());
    }

    /** The amendments among some subjects of a vote: those named, and those of the packages named. */
    List<UUID> put(Collection<SubjectRef> subjects) {
        return subjects.stream()
                .flatMap(subject -> switch (subject.kind()) {
                    case SubjectRef.AMENDMENT -> Stream.of(subject.id());
                    case SubjectRef.PACKAGE ->
                        packages.findById(subject.id()).stream()
                                .flatMap(bound -> bound.amendments().stream())
                                .map(AmendmentId::value);
                    default -> Stream.<UUID>empty();
                })
                .distinct()
                .toList();
    }

    /** Holds the plans of amendments, then the amendments, until the transaction ends. @return them, as they are now, in this order */
    List<Amendment> hold(NegotiationId negotiation, Collection<AmendmentId> ids) {
        return hold(negotiation, ids, Stream.empty());
    }

    /** @param more plans to be held too */
    List<Amendment> hold(NegotiationId negotiation, Collection<AmendmentId> ids, Stream<PlanId> more) {
        Map<AmendmentId, Amendment> found =
                amendments.findByIdIn(ids.stream().map(AmendmentId::value).toList()).stream()
                        .filter(amendment ->
                                amendment.filed() && amendment.negotiation().equals(negotiation))
                        .collect(Collectors.toMap(Amendment::id, Function.identity()));
        if (!found.keySet().containsAll(ids)) {
            throw new RuleViolation("amendment.error.not-here");
        }
        Stream.concat(found.values().stream().map(Amendment::plan), more)
                .distinct()
                .sorted(Comparator.comparing(PlanId::value))
                .forEach(planService::hold);
        found.values().stream()
                .sorted(Comparator.comparing(Amendment::getId))
                .forEach(amendment -> entities.refresh(amendment, LockModeType.PESSIMISTIC_WRITE));
        return ids.stream()
                .map(found::get)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }

    /** Waits for whoever holds a package, then reads it anew. */
    AmendmentPackage lock(PackageId id) {
        AmendmentPackage found = packages.findById(id.value()).orElseThrow(() -> new NotFound("package"));
        entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
        return found;
    }

    /** The amendments of a package, in its order. */
    List<Amendment> members(AmendmentPackage bound) {
        Map<AmendmentId, Amendment> found =
                amendments
                        .findByIdIn(bound.amendments().stream()
                                .map(AmendmentId::value)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Amendment::id, Function.identity()));
        return bound.amendments().stream()
                .map(found::get)
                .map(Objects::requireNonNull)
                .toList();
    }

    /**
     * Names amendments in their words: SHA-256 in hex of their ids and changes. An amendment that follows to another version without any
     * change keeps its words, so agreements stay.
     */
    static String form(List<Amendment> members) {
        Json.Arr told = Json.array(members.stream()
                .map(member -> Json.object()
                        .put("amendment", member.getId().toString())
                        .put("changes", TextJson.changes(member.changes()))
                        .build())
                .toList());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(told.canonicalBytes()));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** What its proposer has said on one amendment of a package in this form. */
    static PackageMember.Word word(Bond bond, Amendment member, String form) {
        Bond.Agreement given = bond.agreement();
        if (given == null || !given.by().equals(member.delegation())) {
            return PackageMember.Word.INVITED;
        }
        return given.form().equals(form) ? PackageMember.Word.AGREED : PackageMember.Word.RENEW;
    }

    /** Why an undecided package cannot be put to the vote as it is, in the order of its amendments. */
    List<Hindrance> hindrances(AmendmentPackage bound, List<Amendment> members) {
        List<Hindrance> found = new ArrayList<>();
        if (bound.status() != PackageStatus.OPEN) {
            return found;
        }
        if (members.size() < AmendmentPackage.FEWEST) {
            found.add(new Hindrance(Hindrance.Kind.FEW, null));
        }
        String form = form(members);
        Map<PlanId, PlanText> texts = new HashMap<>();
        for (Amendment member : members) {
            Bond bond = bound.bond(member.id()).orElseThrow();
            hindrance(bond, member, form)
                    .or(() -> text(member, texts))
                    .or(() -> condition(member, members))
                    .ifPresent(kind -> found.add(new Hindrance(kind, member.id())));
        }
        return found;
    }

    private static Optional<Hindrance.Kind> hindrance(Bond bond, Amendment member, String form) {
        if (!member.status().pending()) {
            return Optional.of(Hindrance.Kind.GONE);
        }
        if (member.consent() != null) {
            return Optional.of(Hindrance.Kind.CONSENT);
        }
        return switch (word(bond, member, form)) {
            case INVITED -> Optional.of(Hindrance.Kind.INVITED);
            case RENEW -> Optional.of(Hindrance.Kind.RENEW);
            case AGREED ->
                member.status() == AmendmentStatus.SEEKING ? Optional.of(Hindrance.Kind.SEEKING) : Optional.empty();
        };
    }

    /** Whether it can stand in its plan beside those before it; it is added to the plan's text if so. */
    private Optional<Hindrance.Kind> text(Amendment member, Map<PlanId, PlanText> texts) {
        VersionView newest = plans.text(member.plan());
        if (!wordings.misfit(member, newest).isEmpty()) {
            return Optional.of(Hindrance.Kind.MISFIT);
        }
        Optional<PlanText> joined =
                Wordings.joined(newest.text(), texts.getOrDefault(member.plan(), newest.text()), member.changes());
        joined.ifPresent(text -> texts.put(member.plan(), text));
        return joined.isPresent() ? Optional.empty() : Optional.of(Hindrance.Kind.CONFLICT);
    }

    private Optional<Hindrance.Kind> condition(Amendment member, List<Amendment> members) {
        boolean outside = provisos.stated(member.getId()).stream()
                .anyMatch(proviso ->
                        members.stream().noneMatch(other -> other.id().equals(proviso.requires())));
        return outside ? Optional.of(Hindrance.Kind.CONDITION) : Optional.empty();
    }
}
