package org.parley.design;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings a container to what should stand in it now, and leaves alone what stands there already. A live screen is drawn in this way:
 * a button that is offered before and after a change is one and the same, so a click on its way to the server is heard, the focus
 * stays, and a screen reader does not read the page again.
 */
public final class Kept {

    private static final String STATE = Kept.class.getName();

    /**
     * One thing in a container.
     *
     * @param state what the thing is and shows, compared by value: while it is equal the thing stays. What its listeners need beyond
     *              that they read when they are called
     * @param make  makes the thing
     * @param refresh told the thing each time, whether it was made or kept: for what changes in it while it stays the same thing
     */
    public record Part(Object state, Supplier<? extends Component> make, Consumer<Component> refresh) {

        public Part(Object state, Supplier<? extends Component> make) {
            this(state, make, ignored -> {});
        }
    }

    private Kept() {}

    /** A button by the key of its words, which is also what it is; the one that leads on is primary. */
    public static Part button(String key, boolean primary, Runnable act) {
        return new Part(key, () -> {
            Button button = new Button(UI.getCurrentOrThrow().getTranslation(key), click -> act.run());
            if (primary) {
                button.addThemeVariants(ButtonVariant.PRIMARY);
            }
            return button;
        });
    }

    /** Something that only says things and leads to them: it stays while it would be drawn the same. */
    public static Part drawn(Component fresh) {
        return new Part(fresh.getElement().getOuterHTML(), () -> fresh);
    }

    /** Shows these parts in this order and nothing else. */
    public static <C extends Component & HasComponents> void show(C container, List<Part> parts) {
        Map<Object, Deque<Component>> there = new HashMap<>();
        container.getChildren().forEach(child -> {
            Object state = state(child);
            if (state != null) {
                there.computeIfAbsent(state, ignored -> new ArrayDeque<>()).add(child);
            }
        });
        List<Component> wanted = new ArrayList<>(parts.size());
        for (Part part : parts) {
            Component kept =
                    there.getOrDefault(part.state(), new ArrayDeque<>()).poll();
            Component shown = kept == null ? made(part) : kept;
            part.refresh().accept(shown);
            wanted.add(shown);
        }
        Set<Component> staying = Collections.newSetFromMap(new IdentityHashMap<>());
        staying.addAll(wanted);
        container
                .getChildren()
                .filter(child -> !staying.contains(child))
                .toList()
                .forEach(container::remove);
        for (int place = 0; place < wanted.size(); place++) {
            Component part = wanted.get(place);
            if (place >= container.getElement().getChildCount()
                    || !container.getElement().getChild(place).equals(part.getElement())) {
                container.addComponentAtIndex(place, part);
            }
        }
    }

    private static Component made(Part part) {
        Component made = part.make().get();
        ComponentUtil.setData(made, STATE, part.state());
        return made;
    }

    private static @Nullable Object state(Component component) {
        return ComponentUtil.getData(component, STATE);
    }
}
