package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.amendment.AmendmentId;
import org.parley.delegation.NegotiationId;
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
    void enter(AmendmentId draft, NegotiationId negotiation, Component screen, PersonId person, String name) {
        editors.computeIfAbsent(draft, ignored -> new ConcurrentHashMap<>()).put(screen, new Editor(person, name));
        tell(draft, negotiation, person);
    }

    /** A screen closed it. */
    void leave(AmendmentId draft, NegotiationId negotiation, Component screen, PersonId person) {
        editors.computeIfPresent(draft, (ignored, there) -> {
            there.remove(screen);
            return there.isEmpty() ? null : there;
        });
        tell(draft, negotiation, person);
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

    private void tell(AmendmentId draft, NegotiationId negotiation, PersonId person) {
        events.publishEvent(
                new Touched(negotiation.value(), SubjectRef.of(SubjectRef.AMENDMENT, draft), CHANGED, person.value()));
    }
}
