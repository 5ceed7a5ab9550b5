package org.parley.amendment;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Messages;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.plan.ArticleRules;
import org.parley.plan.Mark;
import org.parley.plan.PlanQueries;
import org.parley.procedure.RuleSet;
import org.parley.text.Changes;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.parley.voting.Questions;
import org.parley.voting.RoundView;
import org.springframework.stereotype.Component;

/** Which amendments can be put to the vote: those proposed, sub-amendments before what they amend. */
@Component
class AmendmentQuestions implements Questions {

    private final AmendmentRepository amendments;
    private final PlanQueries plans;
    private final Packages packages;
    private final Divisions divisions;
    private final Blocks blocks;
    private final Terms terms;
    private final Rights rights;
    private final AmendmentNames names;
    private final AmendmentQueries queries;
    private final Messages messages;

    AmendmentQuestions(
            AmendmentRepository amendments,
            Packages packages,
            Divisions divisions,
            Blocks blocks,
            Terms terms,
            PlanQueries plans,
            Rights rights,
            AmendmentNames names,
            AmendmentQueries queries,
            Messages messages) {
        this.amendments = amendments;
        this.packages = packages;
        this.divisions = divisions;
        this.blocks = blocks;
        this.terms = terms;
        this.plans = plans;
        this.rights = rights;
        this.names = names;
        this.queries = queries;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.AMENDMENT);
    }

    @Override
    public List<SubjectRef> pending(NegotiationId negotiation) {
        Set<AmendmentId> bound = packages.bound(negotiation);
        Set<AmendmentId> conditional = terms.conditional(negotiation);
        return amendments.visible(negotiation.value(), rights.ownOrNone(negotiation)).stream()
                .filter(amendment -> amendment.status() == AmendmentStatus.PROPOSED && amendment.consent() == null)
                .filter(amendment -> !bound.contains(amendment.id()) && !conditional.contains(amendment.id()))
                .sorted(Comparator.comparing((Amendment amendment) -> amendment.parent() == null)
                        .thenComparing(Amendment::number))
                .map(amendment -> SubjectRef.of(SubjectRef.AMENDMENT, amendment.id()))
                .toList();
    }

    @Override
    public void requireVotable(NegotiationId negotiation, SubjectRef subject) {
        Amendment amendment = requireVotable(negotiation, subject.id());
        packages.binding(amendment).ifPresent(bound -> {
            throw new RuleViolation("package.error.bound", amendment.number(), bound.number());
        });
        terms.requireMet(amendment);
    }

    @Override
    public void requireTurn(SubjectRef subject) {
        amendments.findById(subject.id()).ifPresent(divisions::requireTurn);
    }

    @Override
    public void requireBlock(NegotiationId negotiation, SequencedMap<SubjectRef, RuleSet> subjects) {
        blocks.require(
                negotiation,
                subjects.keySet().stream()
                        .map(subject -> new AmendmentId(subject.id()))
                        .toList(),
                id -> Objects.requireNonNull(subjects.get(SubjectRef.of(SubjectRef.AMENDMENT, id))));
    }

    /** The same, for an amendment that is put to the vote with others of its package. */
    Amendment requireVotable(NegotiationId negotiation, UUID id) {
        Amendment amendment = amendments
                .lock(id)
                .filter(found -> found.negotiation().equals(negotiation) && found.filed())
                .orElseThrow(() -> new RuleViolation("amendment.error.not-here"));
        if (amendment.status() == AmendmentStatus.REJECTED) {
            throw new RuleViolation("amendment.error.reconsider-first", amendment.number());
        }
        if (amendment.status() == AmendmentStatus.ADOPTED) {
            throw new RuleViolation("amendment.error.adopted-again", amendment.number());
        }
        if (amendment.status() != AmendmentStatus.PROPOSED) {
            throw new RuleViolation(
                    "amendment.error.not-votable",
                    amendment.number(),
                    amendment.status().word());
        }
        requireConsent(amendment);
        AmendmentId parent = amendment.parent();
        if (parent != null) {
            requireConsent(amendments
                    .findById(parent.value())
                    .filter(amended -> amended.status().pending())
                    .orElseThrow(() -> new RuleViolation("amendment.error.parent-gone", "obsolete")));
        }
        return amendment;
    }

    /** Nothing is voted in a form that its proposer has not seen; nor is what would change again with their answer. */
    private static void requireConsent(Amendment amendment) {
        if (amendment.consent() != null) {
            throw new RuleViolation("amendment.error.awaits-consent", amendment.number());
        }
    }

    @Override
    public Set<String> marks(SubjectRef subject) {
        return rulesOf(subject)
                .flatMap(rules -> rules.marks().stream())
                .map(Mark::word)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> rules(SubjectRef subject) {
        return rulesOf(subject)
                .map(ArticleRules::rules)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** By what the articles are decided that it stands on or reaches into: an amendment is decided like what it amends (rule 84). */
    private Stream<ArticleRules> rulesOf(SubjectRef subject) {
        return amendments.findById(subject.id()).stream().flatMap(amendment -> {
            PlanText text = plans.text(amendment.plan()).text();
            Map<ProvisionId, ArticleRules> rules = plans.articleRules(amendment.plan());
            return Stream.concat(
                            Stream.of(amendment.article()),
                            Changes.touched(amendment.changes()).stream()
                                    .flatMap(provision -> text.article(provision).stream())
                                    .map(Provision::id))
                    .distinct()
                    .flatMap(article -> Stream.ofNullable(rules.get(article)));
        });
    }

    /**
     * Adopted, a sub-amendment changes what it amends; decided, an amendment ends what amends it, and takes what is bound to it along.
     */
    @Override
    public List<SubjectRef> entangled(SubjectRef subject) {
        Stream<UUID> above = amendments.findById(subject.id()).stream()
                .map(Amendment::parent)
                .filter(Objects::nonNull)
                .map(AmendmentId::value);
        Stream<UUID> below = amendments.filedUnder(subject.id()).stream().map(Amendment::getId);
        List<UUID> family = Stream.concat(above, below).toList();
        Stream<SubjectRef> bound = Stream.concat(Stream.of(subject.id()), family.stream())
                .flatMap(id -> amendments.findById(id).stream())
                .flatMap(amendment -> packages.naming(amendment).stream())
                .map(each -> SubjectRef.of(SubjectRef.PACKAGE, each.id()));
        return Stream.concat(family.stream().map(id -> new SubjectRef(SubjectRef.AMENDMENT, id)), bound)
                .distinct()
                .toList();
    }

    @Override
    public Set<SubjectRef> parts(SubjectRef subject) {
        return amendments
                .findById(subject.id())
                .map(amendment ->
                        Parts.around(plans.text(amendment.plan()).text(), Changes.touched(amendment.changes())))
                .orElse(Set.of());
    }

    @Override
    public List<String> warnings(SubjectRef subject, Locale locale) {
        return amendments
                .findById(subject.id())
                .filter(rights::sees)
                .map(amendment -> queries.findings(amendment.id()).stream()
                        .map(finding -> messages.get(
                                locale, finding.key(), finding.arguments().toArray()))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Optional<String> aftermath(RoundView round, SubjectRef subject, Locale locale) {
        return amendments
                .findById(subject.id())
                .map(Amendment::view)
                .filter(amendment -> round.adopted() && amendment.status() == AmendmentStatus.OBSOLETE)
                .map(amendment -> {
                    Remark remark = amendment.remark();
                    boolean overtaken = remark != null && remark.kind() == Remark.Kind.OVERTAKEN;
                    return messages.get(
                            locale,
                            overtaken ? "amendment.aftermath.overtaken" : "amendment.aftermath.obsolete",
                            names.label(amendment, locale));
                });
    }
}
