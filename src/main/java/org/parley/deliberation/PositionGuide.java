package org.parley.deliberation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.springframework.stereotype.Component;

/** Names positions to those who were told them, leading to the thing that they are about. */
@Component
class PositionGuide implements SubjectGuide {

    private final StatedPositionRepository positions;
    private final Readers readers;
    private final NegotiationQueries negotiations;
    private final Subjects subjects;
    private final Messages messages;

    PositionGuide(
            StatedPositionRepository positions,
            Readers readers,
            NegotiationQueries negotiations,
            Subjects subjects,
            Messages messages) {
        this.positions = positions;
        this.readers = readers;
        this.negotiations = negotiations;
        this.subjects = subjects;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.POSITION);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return told(subject)
                .flatMap(position -> subjects.describe(position.subject(), locale)
                        .map(about -> new SubjectCard(
                                subject,
                                about.negotiation(),
                                messages.get(
                                        locale,
                                        "position.named",
                                        negotiations
                                                .delegation(position.delegation())
                                                .name(),
                                        about.title()),
                                CommentText.excerpt(position.reason()),
                                about.path(),
                                null)));
    }

    @Override
    public Optional<UUID> ownOf(SubjectRef subject) {
        return told(subject)
                .filter(position -> position.audience() != PositionAudience.EVERYONE)
                .map(position -> position.delegation().value());
    }

    private Optional<StatedPosition> told(SubjectRef subject) {
        return positions
                .findById(subject.id())
                .filter(position -> readers.told(position.negotiation()).test(position));
    }
}
