package org.parley.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeptTests {

    private final Div container = new Div();

    private List<Component> shown(String... states) {
        Kept.show(
                container,
                Stream.of(states)
                        .map(state -> new Kept.Part(state, () -> new Span(state)))
                        .toList());
        return container.getChildren().toList();
    }

    private static List<String> texts(List<Component> components) {
        return components.stream()
                .map(component -> component.getElement().getText())
                .toList();
    }

    @Test
    void leavesWhatStandsThereAlready() {
        List<Component> before = shown("open", "annul");
        assertThat(shown("open", "annul")).containsExactlyElementsOf(before);
    }

    @Test
    void addsAndTakesAwayOnlyWhatChanged() {
        List<Component> before = shown("close", "annul");
        List<Component> after = shown("late", "proclaim", "annul");
        assertThat(texts(after)).containsExactly("late", "proclaim", "annul");
        assertThat(after.getLast()).isSameAs(before.getLast());
        assertThat(before.getFirst().getParent()).isEmpty();
        assertThat(shown()).isEmpty();
    }

    @Test
    void putsWhatStaysInItsNewOrder() {
        List<Component> before = shown("a", "b", "c");
        assertThat(shown("c", "a", "b")).containsExactly(before.get(2), before.get(0), before.get(1));
    }

    @Test
    void keepsTwoThingsThatLookTheSameApart() {
        List<Component> before = shown("same", "same");
        assertThat(shown("same", "same", "same")).hasSize(3).startsWith(before.toArray(Component[]::new));
        assertThat(shown("same")).containsExactly(before.getFirst());
    }

    @Test
    void leavesWhatWouldBeDrawnTheSame() {
        Kept.show(container, List.of(Kept.drawn(new Div(new Span("two thirds")))));
        Component before = container.getChildren().toList().getFirst();
        Kept.show(container, List.of(Kept.drawn(new Div(new Span("two thirds")))));
        assertThat(container.getChildren()).containsExactly(before);
        Kept.show(container, List.of(Kept.drawn(new Div(new Span("a majority")))));
        assertThat(container.getChildren()).doesNotContain(before).hasSize(1);
    }

    @Test
    void refreshesWhatItKeepsWithoutMakingItAgain() {
        List<String> made = new ArrayList<>();
        for (String word : List.of("1 of 5", "2 of 5")) {
            Kept.show(
                    container,
                    List.of(new Kept.Part(
                            "round",
                            () -> {
                                made.add(word);
                                return new Span();
                            },
                            component -> component.getElement().setText(word))));
        }
        assertThat(made).containsExactly("1 of 5");
        assertThat(texts(container.getChildren().toList())).containsExactly("2 of 5");
    }

    @Test
    void takesAwayWhatWasPutThereByOtherMeans() {
        container.add(new Span("stranger"));
        assertThat(texts(shown("known"))).containsExactly("known");
    }
}
