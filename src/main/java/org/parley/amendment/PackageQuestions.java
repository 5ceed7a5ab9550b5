package org.parley.amendment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Messages;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.voting.Questions;
import org.parley.voting.RoundView;
import org.springframework.stereotype.Component;

/** Which packages can be put to the vote: those to which every proposer agreed as they read now, and which can stand in their plans. */
@Component
class PackageQuestions implements Questions {

    private final PackageRepository repository;
    private final Packages packages;
    private final AmendmentQuestions amendments;
    private final Messages messages;

    PackageQuestions(
            PackageRepository repository, Packages packages, AmendmentQuestions amendments, Messages messages) {
        this.repository = repository;
        this.packages = packages;
        this.amendments = amendments;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.PACKAGE);
    }

    @Override
    public List<SubjectRef> pending(NegotiationId negotiation) {
        return repository.open(negotiation.value()).stream()
                .filter(bound ->
                        packages.hindrances(bound, packages.members(bound)).isEmpty())
                .map(bound -> SubjectRef.of(SubjectRef.PACKAGE, bound.id()))
                .toList();
    }

    @Override
    public Set<SubjectRef> parts(SubjectRef subject) {
        return repository.findById(subject.id()).stream()
                .flatMap(bound -> bound.amendments().stream())
                .flatMap(each -> amendments.parts(SubjectRef.of(SubjectRef.AMENDMENT, each)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Its plans, its amendments and it stay as they are until the transaction ends. */
    @Override
    public void requireVotable(NegotiationId negotiation, SubjectRef subject) {
        AmendmentPackage seen = repository
                .findById(subject.id())
                .filter(found -> found.negotiation().equals(negotiation))
                .orElseThrow(() -> new RuleViolation("amendment.error.not-here"));
        seen.requireOpen();
        List<AmendmentId> named = seen.amendments();
        List<Amendment> members = packages.hold(negotiation, named);
        AmendmentPackage bound = packages.lock(seen.id());
        bound.requireOpen();
        if (!bound.amendments().equals(named)) {
            throw new RuleViolation("package.error.changed-meanwhile");
        }
        packages.hindrances(bound, members).stream().findFirst().ifPresent(hindrance -> {
            int number = members.stream()
                    .filter(member -> member.id().equals(hindrance.amendment()))
                    .findFirst()
                    .map(Amendment::number)
                    .orElse(0);
            throw new RuleViolation(
                    "package.error.not-votable",
                    bound.number(),
                    new RuleViolation("package.hindrance." + hindrance.kind().word(), number));
        });
        members.forEach(member -> amendments.requireVotable(negotiation, member.getId()));
    }

    @Override
    public void requireTurn(SubjectRef subject) {
        members(subject).forEach(amendments::requireTurn);
    }

    /** A package is decided like each of its amendments. */
    @Override
    public Set<String> marks(SubjectRef subject) {
        return members(subject)
                .flatMap(member -> amendments.marks(member).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> rules(SubjectRef subject) {
        return members(subject)
                .flatMap(member -> amendments.rules(member).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<SubjectRef> members(SubjectRef subject) {
        return repository.findById(subject.id()).stream()
                .flatMap(bound -> bound.amendments().stream())
                .map(amendment -> SubjectRef.of(SubjectRef.AMENDMENT, amendment));
    }

    /** Its amendments, what amends them, and every other package that names one of them. */
    @Override
    public List<SubjectRef> entangled(SubjectRef subject) {
        return members(subject)
                .flatMap(amendment -> Stream.concat(Stream.of(amendment), amendments.entangled(amendment).stream()))
                .filter(other -> !other.equals(subject))
                .distinct()
                .toList();
    }

    @Override
    public Optional<String> aftermath(RoundView round, SubjectRef subject, Locale locale) {
        return repository
                .findById(subject.id())
                .filter(bound -> bound.status() == PackageStatus.OVERTAKEN
                        && round.id().value().equals(bound.round()))
                .map(bound -> messages.get(
                        locale,
                        "package.aftermath.overtaken",
                        bound.number(),
                        packages.members(bound).stream()
                                .filter(member -> Optional.ofNullable(
                                                member.view().remark())
                                        .filter(remark -> remark.other() == null)
                                        .isPresent())
                                .map(member -> String.valueOf(member.number()))
                                .collect(Collectors.joining(", "))));
    }
}
