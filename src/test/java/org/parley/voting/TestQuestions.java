package org.parley.voting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.Ids;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.parley.procedure.RuleSet;
import org.springframework.stereotype.Component;

/** Questions that exist only to be voted on: rounds know their subjects by reference, so any will do. */
@Component
public class TestQuestions implements Questions, SubjectGuide {

    static final String KIND = "test-question";

    private final ConcurrentHashMap<UUID, Question> questions = new ConcurrentHashMap<>();

    private final ConcurrentHashMap<UUID, String> marks = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<UUID, String> ruled = new ConcurrentHashMap<>();

    private record Question(NegotiationId negotiation, String title) {}

    public SubjectRef ask(NegotiationId negotiation, String title) {
        SubjectRef ref = new SubjectRef(KIND, Ids.next());
        questions.put(ref.id(), new Question(negotiation, title));
        return ref;
    }

    void mark(SubjectRef question, String mark) {
        marks.put(question.id(), mark);
    }

    void decideBy(SubjectRef question, String rules) {
        ruled.put(question.id(), rules);
    }

    @Override
    public Set<String> marks(SubjectRef subject) {
        return marks.containsKey(subject.id()) ? Set.of(marks.get(subject.id())) : Set.of();
    }

    @Override
    public Set<String> rules(SubjectRef subject) {
        return ruled.containsKey(subject.id()) ? Set.of(ruled.get(subject.id())) : Set.of();
    }

    @Override
    public boolean decidesBy(NegotiationId negotiation, String rules) {
        return ruled.entrySet().stream()
                .anyMatch(each -> each.getValue().equals(rules)
                        && questions.get(each.getKey()).negotiation().equals(negotiation));
    }

    void withdraw(SubjectRef question) {
        questions.remove(question.id());
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public List<SubjectRef> pending(NegotiationId negotiation) {
        return questions.entrySet().stream()
                .filter(entry -> entry.getValue().negotiation().equals(negotiation))
                .map(entry -> new SubjectRef(KIND, entry.getKey()))
                .toList();
    }

    @Override
    public void requireBlock(NegotiationId negotiation, SequencedMap<SubjectRef, RuleSet> subjects) {
        // any of them may be decided by one vote
    }

    @Override
    public void requireVotable(NegotiationId negotiation, SubjectRef subject) {
        Question question = questions.get(subject.id());
        if (question == null || !question.negotiation().equals(negotiation)) {
            throw new RuleViolation("voting.error.not-votable");
        }
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef ref, Locale locale) {
        return Optional.ofNullable(questions.get(ref.id()))
                .map(question -> new SubjectCard(ref, question.negotiation().value(), question.title(), "", "", null));
    }
}
