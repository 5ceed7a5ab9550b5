package org.parley.text;

import com.ibm.icu.text.CaseMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.text.Condition.Trigger;
import org.parley.text.sequence.SequenceCheck;
import org.parley.text.sequence.SequenceProblem;

/**
 * Looks over a text before it is voted on. Only what can be decided is reported, nothing is guessed: a term counts as defined where it
 * stands in quotation marks beside one of the words that define in the language of the text ({@link Terms}); in languages whose words
 * change their form no term is called unused. Numbers are computed, so none can stand twice.
 */
public final class Consistency {

    /** A text to be looked over, and the one that it is to replace. */
    record Looked(@Nullable PlanText before, PlanText text, Numbering numbers, String language) {

        /** How a provision is called: by its number now, or the one it had. */
        String number(ProvisionId id) {
            PlanText old = before;
            return numbers.find(id)
                    .or(() -> Optional.ofNullable(old)
                            .flatMap(known -> Numbering.of(known).find(id)))
                    .orElse(Numbering.NOWHERE);
        }
    }

    /** One thing to look for. Another check is one more of these. */
    interface Check {

        void look(Looked text, Collection<Finding> findings);
    }

    private static final List<Check> CHECKS = List.of(
            Consistency::references,
            Consistency::brackets,
            Consistency::empty,
            Consistency::headings,
            Consistency::sequence,
            Consistency::terms);

    private Consistency() {}

    /** What is to be said of a text as it stands, in reading order of each kind. */
    public static List<Finding> of(PlanText text, String language) {
        return look(new Looked(null, text, Numbering.of(text), language));
    }

    /**
     * What is to be said of a text that would replace another: whatever the change brings in, and what stays open in the articles that
     * it touches.
     *
     * @param language of both (BCP 47)
     */
    public static List<Finding> of(PlanText before, PlanText after, String language) {
        Set<ProvisionId> touched = new HashSet<>();
        for (ProvisionId id : Changes.touched(Changes.between(before, after))) {
            after.article(id).map(Provision::id).ifPresent(touched::add);
        }
        Set<Finding> known = new HashSet<>(of(before, language));
        return look(new Looked(before, after, Numbering.of(after), language)).stream()
                .filter(finding -> !known.contains(finding)
                        || finding.kind() == Finding.Kind.BRACKET
                                && after.article(finding.provision())
                                        .map(Provision::id)
                                        .filter(touched::contains)
                                        .isPresent())
                .toList();
    }

    /** Of findings, those in one article of a text. */
    public static List<Finding> in(PlanText text, ProvisionId article, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> text.article(finding.provision())
                        .filter(found -> found.id().equals(article))
                        .isPresent())
                .toList();
    }

    private static List<Finding> look(Looked text) {
        List<Finding> findings = new ArrayList<>();
        CHECKS.forEach(check -> check.look(text, findings));
        return findings;
    }

    private static void references(Looked looked, Collection<Finding> findings) {
        Set<ProvisionId> there = looked.text().index().keySet();
        for (PlanText.Place place : looked.text().walk()) {
            for (ProvisionId cited : References.in(place.provision().text())) {
                if (there.contains(cited)) {
                    continue;
                }
                String number = looked.number(place.id());
                String was = looked.number(cited);
                findings.add(
                        was.equals(Numbering.NOWHERE)
                                ? Finding.of(Finding.Kind.REFERENCE, place.id(), "text.check.reference-nowhere", number)
                                : Finding.of(Finding.Kind.REFERENCE, place.id(), "text.check.reference", number, was));
            }
        }
    }

    private static void sequence(Looked looked, Collection<Finding> findings) {
        for (SequenceProblem problem : SequenceCheck.of(looked.text())) {
            Object[] path = problem.path().stream()
                    .flatMap(step -> Stream.of(step.from(), named(step.to())))
                    .map(id -> id == null ? "" : looked.number(id))
                    .filter(number -> !number.isEmpty())
                    .toArray();
            List<String> numbers = new ArrayList<>();
            for (Object number : path) {
                if (numbers.isEmpty() || !numbers.getLast().equals(number)) {
                    numbers.add((String) number);
                }
            }
            findings.add(Finding.of(
                    Finding.Kind.SEQUENCE,
                    problem.at(),
                    switch (problem.kind()) {
                        case CYCLE -> "text.check.cycle";
                        case CONTRADICTION -> "text.check.contradiction";
                        case UNREACHABLE -> "text.check.unreachable";
                        case MISSING -> "text.check.condition";
                    },
                    looked.number(problem.at()),
                    String.join(" → ", numbers)));
        }
    }

    private static @Nullable ProvisionId named(@Nullable Trigger trigger) {
        return switch (trigger) {
            case Trigger.CarriedOut(ProvisionId id) -> id;
            case Trigger.InEffect(ProvisionId id) -> id;
            case Trigger.Event _ -> null;
            case null -> null;
        };
    }

    private static void brackets(Looked looked, Collection<Finding> findings) {
        for (PlanText.Place place : looked.text().walk()) {
            String text = place.provision().text();
            List<Bracket> open = Brackets.in(text);
            if (!open.isEmpty()) {
                findings.add(Finding.of(
                        Finding.Kind.BRACKET,
                        place.id(),
                        "text.check.bracket",
                        looked.number(place.id()),
                        open.size()));
            }
            if (text.indexOf('[') >= 0 || text.indexOf(']') >= 0) {
                findings.add(Finding.of(
                        Finding.Kind.BRACKET, place.id(), "text.error.bracket-unfinished", looked.number(place.id())));
            }
        }
    }

    private static void empty(Looked looked, Collection<Finding> findings) {
        for (PlanText.Place place : looked.text().walk()) {
            Provision provision = place.provision();
            if (provision.text().isEmpty()
                    && provision.heading() == null
                    && provision.children().isEmpty()) {
                findings.add(Finding.of(
                        Finding.Kind.EMPTY, place.id(), "text.error.empty-provision", looked.number(place.id())));
            }
        }
    }

    private static void headings(Looked looked, Collection<Finding> findings) {
        Map<List<Object>, ProvisionId> seen = new HashMap<>();
        for (PlanText.Place place : looked.text().walk()) {
            String heading = place.provision().heading();
            if (heading == null) {
                continue;
            }
            ProvisionId first =
                    seen.putIfAbsent(List.of(Optional.ofNullable(place.parent()), folded(heading)), place.id());
            if (first != null) {
                findings.add(Finding.of(
                        Finding.Kind.HEADING,
                        place.id(),
                        "text.check.heading",
                        looked.number(first),
                        looked.number(place.id()),
                        heading));
            }
        }
    }

    private static void terms(Looked looked, Collection<Finding> findings) {
        Terms terms = Terms.of(looked.language());
        Map<String, ProvisionId> defined = new LinkedHashMap<>();
        for (PlanText.Place place : looked.text().walk()) {
            for (String term : terms.definedIn(place.provision().text())) {
                ProvisionId first = defined.putIfAbsent(folded(term), place.id());
                if (first != null) {
                    findings.add(Finding.of(
                            Finding.Kind.TERM,
                            place.id(),
                            "text.check.term-twice",
                            term,
                            looked.number(first),
                            looked.number(place.id())));
                } else if (terms.keepForm() && uses(looked.text(), terms, term) == 0) {
                    findings.add(Finding.of(
                            Finding.Kind.TERM, place.id(), "text.check.term-unused", term, looked.number(place.id())));
                }
            }
        }
        PlanText before = looked.before();
        if (before != null) {
            undefined(looked, before, terms, defined.keySet(), findings);
        }
    }

    /** Terms whose definition went while their words stayed. */
    private static void undefined(
            Looked looked, PlanText before, Terms terms, Set<String> defined, Collection<Finding> findings) {
        for (PlanText.Place place : before.walk()) {
            for (String term : terms.definedIn(place.provision().text())) {
                if (defined.contains(folded(term))) {
                    continue;
                }
                using(looked.text(), terms, term)
                        .ifPresent(using -> findings.add(Finding.of(
                                Finding.Kind.TERM,
                                using,
                                "text.check.term-undefined",
                                term,
                                looked.number(using),
                                Numbering.of(before).number(place.id()))));
            }
        }
    }

    private static long uses(PlanText text, Terms terms, String term) {
        return text.walk().stream()
                .filter(place -> terms.usedIn(place.provision(), term))
                .count();
    }

    private static Optional<ProvisionId> using(PlanText text, Terms terms, String term) {
        return text.walk().stream()
                .filter(place -> terms.usedIn(place.provision(), term))
                .map(PlanText.Place::id)
                .findFirst();
    }

    static String folded(String words) {
        return CaseMap.fold().apply(words.strip());
    }
}
