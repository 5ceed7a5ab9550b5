package org.parley.amendment;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.SubjectWords;
import org.parley.text.Change;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/** What an amendment says, for comments on some of its words: the provisions that it changes or adds, as they would read. */
@Component
class AmendmentWords implements SubjectWords {

    private final AmendmentRepository amendments;
    private final Wordings wordings;
    private final Rights rights;

    AmendmentWords(AmendmentRepository amendments, Wordings wordings, Rights rights) {
        this.amendments = amendments;
        this.wordings = wordings;
        this.rights = rights;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.AMENDMENT);
    }

    @Override
    public Optional<Words> words(SubjectRef subject) {
        return amendments
                .findById(subject.id())
                .filter(rights::sees)
                .map(amendment -> new Words(text(amendment), amendment.version()));
    }

    private String text(Amendment amendment) {
        Set<ProvisionId> changed =
                amendment.changes().stream().map(Change::provision).collect(Collectors.toSet());
        return wordings.of(amendment).result().walk().stream()
                .filter(place -> changed.contains(place.id()))
                .map(PlanText.Place::provision)
                .map(Provision::text)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
