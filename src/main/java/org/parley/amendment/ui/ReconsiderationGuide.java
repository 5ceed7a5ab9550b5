package org.parley.amendment.ui;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.parley.amendment.ReconsiderationId;
import org.parley.amendment.ReconsiderationService;
import org.parley.amendment.ReconsiderationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectGuide;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.springframework.stereotype.Component;

/** Names motions to reconsider for the modules that know them only by reference; what they are about has the page. */
@Component
class ReconsiderationGuide implements SubjectGuide {

    private final ReconsiderationService service;
    private final NegotiationQueries negotiations;
    private final Subjects subjects;
    private final Messages messages;

    ReconsiderationGuide(
            ReconsiderationService service, NegotiationQueries negotiations, Subjects subjects, Messages messages) {
        this.service = service;
        this.negotiations = negotiations;
        this.subjects = subjects;
        this.messages = messages;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.RECONSIDERATION);
    }

    @Override
    public Optional<SubjectCard> describe(SubjectRef subject, Locale locale) {
        return find(subject)
                .flatMap(motion -> subjects.describe(motion.subject(), locale)
                        .map(decided -> new SubjectCard(
                                subject,
                                decided.negotiation(),
                                messages.get(locale, "amendment.reconsider.round", decided.title()),
                                messages.get(
                                        locale,
                                        "amendment.reconsider.said."
                                                + motion.status().word(),
                                        negotiations
                                                .delegation(motion.delegation())
                                                .name()),
                                decided.path(),
                                null)));
    }

    @Override
    public Set<UUID> moversOf(SubjectRef subject) {
        return find(subject).map(motion -> Set.of(motion.delegation().value())).orElse(Set.of());
    }

    private Optional<ReconsiderationView> find(SubjectRef subject) {
        return service.find(new ReconsiderationId(subject.id()));
    }
}
