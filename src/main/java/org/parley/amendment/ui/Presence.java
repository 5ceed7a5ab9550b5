package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentView;
import org.parley.identity.PersonId;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Touched;
import org.parley.text.ProvisionId;
import org.springframework.context.ApplicationEventPublisher;

/** Who has a draft open in the editor now, and where in it, so that people in the same one are told of each other. Of this node only. */
@org.springframework.stereotype.Component
class Presence {

    static final String CHANGED = "amendment.presence";

    /** @param at the provision that the caret is in; null for none */
    private record Editor(
            PersonId person, String name, @Nullable ProvisionId at) {}

    private final Map<AmendmentId, Map<Component, Editor>> editors = new ConcurrentHashMap<>();
    private final ApplicationEventPublisher events;

    Presence(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** A screen opened a draft. */
    void enter(AmendmentView draft, Component screen, PersonId person, String name) {
        editors.computeIfAbsent(draft.id(), ignored -> new ConcurrentHashMap<>())
                .put(screen, new Editor(person, name, null));
        tell(draft, person);
    }

    /** On a screen the caret came into a provision, or left the text. */
    void move(AmendmentView draft, Component screen, PersonId person, @Nullable ProvisionId at) {
        Map<Component, Editor> there = editors.getOrDefault(draft.id(), Map.of());
        if (there.containsKey(screen)) {
            there.computeIfPresent(screen, (ignored, editor) -> new Editor(editor.person(), editor.name(), at));
            tell(draft, person);
        }
    }

    /** Who has the caret in which provision, on other screens than this one. */
    Map<ProvisionId, List<String>> places(AmendmentId draft, Component screen) {
        Map<ProvisionId, List<String>> places = new TreeMap<>(Comparator.comparing(ProvisionId::value));
        editors.getOrDefault(draft, Map.of()).forEach((other, editor) -> {
            ProvisionId at = editor.at();
            if (other != screen && at != null) {
                places.computeIfAbsent(at, ignored -> new ArrayList<>()).add(editor.name());
            }
        });
        places.replaceAll((at, names) -> names.stream().distinct().sorted().toList());
        return places;
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
