package org.parley.deliberation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.Messages;
import org.parley.kernel.Past;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Names statements for others. */
@Component
class StatementGuide implements SubjectGuide {

    private final StatementRepository statements;
    private final Readers readers;
    private final NegotiationQueries negotiations;
    private final Messages messages;
    private final Past past;

    StatementGuide(
            StatementRepository statements,
            Readers readers,
            NegotiationQueries negotiations,
            Messages messages,
            Past past) {
        this.statements = statements;
        this.readers = readers;
        this.negotiations = negotiations;
        this.messages = messages;
        this.past = past;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.STATEMENT);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return statements
                .findById(subject.id())
                .filter(readers::read)
                .map(statement -> card(subject, statement, locale));
    }

    @Override
    public Optional<SubjectCard> describeAt(SubjectRef subject, Instant moment, Locale locale) {
        return statements
                .findById(subject.id())
                .filter(readers::read)
                .flatMap(_ -> Optional.ofNullable(past.states(Statement.class, List.of(subject.id()), moment)
                        .get(subject.id())))
                .filter(readers::read)
                .map(state -> card(subject, state, locale).at(moment));
    }

    @Override
    public Optional<UUID> ownOf(SubjectRef subject) {
        return statements
                .findById(subject.id())
                .filter(statement -> !statement.status().onRecord())
                .map(statement -> statement.delegation().value());
    }

    private SubjectCard card(SubjectRef subject, Statement statement, Locale locale) {
        return new SubjectCard(
                subject,
                statement.negotiation().value(),
                messages.get(
                        locale,
                        "statement.named." + statement.kind().word(),
                        negotiations.delegation(statement.delegation()).name()),
                CommentText.excerpt(statement.text()),
                "negotiations/" + negotiations.get(statement.negotiation()).slug()
                        + (statement.status() == StatementStatus.DRAFT ? "/statements/draft?draft=" : "/statements/")
                        + statement.getId(),
                null);
    }
}
