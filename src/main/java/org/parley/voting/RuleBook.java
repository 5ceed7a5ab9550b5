package org.parley.voting;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.Presets;
import org.parley.procedure.RuleSet;
import org.springframework.stereotype.Component;

/** The rule sets of a negotiation: those it wrote for itself, those of the house that it uses, and the rest to choose from. */
@Component
class RuleBook {

    private final NegotiationQueries negotiations;
    private final WrittenRulesRepository written;
    private final List<Questions> questions;

    RuleBook(NegotiationQueries negotiations, WrittenRulesRepository written, List<Questions> questions) {
        this.negotiations = negotiations;
        this.written = written;
        this.questions = questions;
    }

    /** All to choose from, those that the negotiation uses first. */
    List<RuleSet> of(NegotiationId negotiation) {
        return withTheHouses(here(negotiation));
    }

    /** These first, then what else comes with the house. */
    static List<RuleSet> withTheHouses(List<RuleSet> here) {
        return Stream.concat(here.stream(), Presets.all().stream()).distinct().toList();
    }

    /** Those that the negotiation uses: for its questions, in place of those for what is marked, and all that it wrote for itself. */
    List<RuleSet> here(NegotiationId negotiation) {
        NegotiationView view = negotiations.get(negotiation);
        List<RuleSet> own = written(negotiation);
        Set<RuleSet> here = new LinkedHashSet<>();
        Stream.of(view.substanceRules(), view.procedureRules(), view.wholeTextRules())
                .forEach(name -> find(own, name).ifPresent(here::add));
        here.addAll(own);
        List.copyOf(here).stream()
                .flatMap(rules -> rules.special().values().stream())
                .forEach(name -> find(own, name).ifPresent(here::add));
        return List.copyOf(here);
    }

    /** The newest version of each that it wrote for itself and did not retire. */
    private List<RuleSet> written(NegotiationId negotiation) {
        return written.findByNegotiationOrderByName(negotiation.value()).stream()
                .filter(rules -> !rules.retired())
                .map(WrittenRules::rules)
                .toList();
    }

    /** @param said its id or its name, or what the negotiation uses it for: {@code substance}, {@code procedure}, {@code whole text} */
    RuleSet require(NegotiationId negotiation, String said) {
        NegotiationView view = negotiations.get(negotiation);
        String name = switch (said.strip().toLowerCase(Locale.ROOT)) {
            case "substance" -> view.substanceRules();
            case "procedure" -> view.procedureRules();
            case "whole text", "whole-text" -> view.wholeTextRules();
            default -> said;
        };
        return find(negotiation, name).orElseThrow(() -> new RuleViolation("voting.error.no-such-rules", said));
    }

    Optional<RuleSet> find(NegotiationId negotiation, String said) {
        return find(written(negotiation), said);
    }

    private static Optional<RuleSet> find(List<RuleSet> own, String said) {
        String name = said.strip();
        return Stream.concat(own.stream(), Presets.all().stream())
                .filter(rules ->
                        rules.id().equalsIgnoreCase(name) || rules.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** What the negotiation's rules say of a question, before a facilitator chooses. */
    Ruling ruling(NegotiationId negotiation, List<SubjectRef> subjects) {
        Set<String> ofArticles = subjects.stream()
                .flatMap(subject -> of(subject).flatMap(module -> module.rules(subject).stream()))
                .collect(Collectors.toSet());
        if (ofArticles.size() > 1) {
            throw new RuleViolation("voting.error.rules-differ");
        }
        RuleSet usual = require(
                negotiation,
                ofArticles.stream()
                        .findFirst()
                        .orElseGet(() -> subjects.stream()
                                        .allMatch(subject -> subject.kind().equals(SubjectRef.PLAN))
                                ? "whole text"
                                : "substance"));
        Set<String> marks = subjects.stream()
                .flatMap(subject -> of(subject).flatMap(module -> module.marks(subject).stream()))
                .collect(Collectors.toSet());
        return new Ruling(
                usual,
                marks,
                usual.inPlaceFor(marks).map(name -> require(negotiation, name)).orElse(null),
                !ofArticles.isEmpty());
    }

    /**
     * The rules in force for a question, of those that a facilitator chose: where a subject is marked, those that take their place.
     *
     * @throws RuleViolation where the mark asks for stricter rules that the choice would pass by
     */
    RuleSet inForce(NegotiationId negotiation, String said, Ruling ruling) {
        RuleSet chosen = require(negotiation, said);
        RuleSet instead = chosen.inPlaceFor(ruling.marks())
                .map(name -> require(negotiation, name))
                .orElse(chosen);
        RuleSet stricter = ruling.stricter();
        if (stricter != null && !stricter.id().equals(instead.id())) {
            throw new RuleViolation("voting.error.stricter", stricter.id().replace('-', '_'), stricter.name());
        }
        return instead;
    }

    private Stream<Questions> of(SubjectRef subject) {
        return questions.stream().filter(module -> module.kinds().contains(subject.kind()));
    }
}
