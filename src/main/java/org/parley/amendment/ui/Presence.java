package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentView;
import org.parley.identity.PersonId;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Touched;
import org.springframework.context.ApplicationEventPublisher;

/** Who has a draft open in the editor now, so that two people in the same one are told of each other. */
@org.springframework.stereotype.Component
class Presence {

    static final String CHANGED = "amendment.presence";

    private record Editor(PersonId person, String name) {}

    private final Map<AmendmentId, Map<Component, Editor>> editors = new ConcurrentHashMap<>();
    private final ApplicationEventPublisher events;

    Presence(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** A screen opened a draft. */
    void enter(AmendmentView draft, Component screen, PersonId person, String name) {
        editors.computeIfAbsent(draft.id(), ignored -> new ConcurrentHashMap<>())
                .put(screen, new Editor(person, name));
        tell(draft, person);
    }

    /** A screen closed it. */
    void leave(AmendmentView draft, Component screen, PersonId person) {
        editors.computeIfPresent(draft.id(), (ignored, there) -> {
            there.remove(screen);
            return there.isEmpty() ? null : there;
        });
        tell(draft, person);
    }

    /** The names of those who have it open on other screens than this one, in order; one's own other screen counts. */
    List<String> others(AmendmentId draft, Component screen) {
        return editors.getOrDefault(draft, Map.of()).entrySet().stream()
                .filter(entry -> entry.getKey() != screen)
                .map(entry -> entry.getValue().name())
                .distinct()
                .sorted()
                .toList();
    }

    private void tell(AmendmentView draft, PersonId person) {
        events.publishEvent(new Touched(
                draft.negotiation().value(),
                SubjectRef.of(SubjectRef.AMENDMENT, draft.id()),
                CHANGED,
                person.value(),
                draft.delegation().value()));
    }
}
