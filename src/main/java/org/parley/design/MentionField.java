package org.parley.design;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field for a comment: typing @ offers the people who can be mentioned, chosen with the keyboard. It shows its limit; nothing
 * typed or pasted is ever cut, and nothing the server does overwrites it.
 */
@Tag("parley-mention-field")
@JavaScript("context://components/mention-field.js")
@StyleSheet("context://styles/mention-field.css")
public final class MentionField extends ModelElement {

    /** Somebody who can be mentioned; {@code detail} says for whom they sit. */
    public record Person(String name, @Nullable String detail) {}

    record Model(String label, int limit, List<Person> people) {}

    private final String label;
    private final int limit;
    private String value = "";
    private int length;

    /** The person typed, and paused. */
    @DomEvent("text-changed")
    public static final class Typed extends ComponentEvent<MentionField> {

        private final String value;
        private final int length;

        public Typed(
                MentionField source,
                boolean fromClient,
                @EventData("event.detail.value") String value,
                @EventData("event.detail.length") int length) {
            super(source, fromClient);
            this.value = value;
            this.length = length;
        }
    }

    /** The person asked with the keyboard to send what stands in the field. */
    @DomEvent("submit")
    public static final class Submitted extends ComponentEvent<MentionField> {

        public Submitted(MentionField source, boolean fromClient) {
            super(source, fromClient);
        }
    }

    /** @param limit most characters (UTF-16 code units), as the services count them */
    public MentionField(String label, int limit) {
        super("mention", "people", "offered", "editor.over-limit", "editor.left");
        this.label = label;
        this.limit = limit;
        addListener(Typed.class, typed -> {
            value = typed.value;
            length = typed.length;
            getElement().setProperty("text", value);
        });
        setPeople(List.of());
    }

    public void setPeople(List<Person> people) {
        show(new Model(label, limit, List.copyOf(people)));
    }

    /** Puts a text in; for a field in which the person has typed use {@link #replace}. */
    public void setValue(String text) {
        value = text;
        length = text.length();
        getElement().setProperty("text", text);
    }

    /** Puts a text in, whatever was typed. */
    public void replace(String text) {
        setValue(text);
        getElement().callJsFunction("replace", text);
    }

    /** What stands in the field; empty when it is more than four times the limit, see {@link #length}. */
    public String getValue() {
        return value;
    }

    /** How many characters stand in the field. */
    public int length() {
        return length;
    }

    public int limit() {
        return limit;
    }

    public void focus() {
        getElement().callJsFunction("focusText");
    }

    public Registration addTypedListener(ComponentEventListener<Typed> listener) {
        return addListener(Typed.class, listener);
    }

    public Registration addSubmittedListener(ComponentEventListener<Submitted> listener) {
        return addListener(Submitted.class, listener);
    }
}
