package org.parley.design;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;

/**
 * A field for prose that shows its limit and how much of it is used. Nothing that was typed or pasted is ever cut: what is too
 * long is kept, counted and marked, and the service refuses it.
 */
public final class ProseField extends TextArea {

    private static final int PAUSE_MILLISECONDS = 300;

    private final int maximum;

    /** @param maximum the limit in characters (UTF-16 code units), as the services count them */
    public ProseField(String label, int maximum) {
        super(label);
        this.maximum = maximum;
        addClassName("prose-field");
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout(PAUSE_MILLISECONDS);
        setManualValidation(true);
        setWidthFull();
        addValueChangeListener(change -> count());
        count();
    }

    /** Whether the text is within its limit. */
    public boolean fits() {
        return length() <= maximum;
    }

    /** Whether there is something besides space, within the limit; if not, says so beside the field. */
    public boolean complete() {
        if (getValue().isBlank()) {
            setErrorMessage(getTranslation("design.prose.required"));
            setInvalid(true);
            focus();
            return false;
        }
        return fits();
    }

    private void count() {
        int length = length();
        setHelperText(getTranslation("design.prose.count", length, maximum));
        if (length > maximum) {
            setErrorMessage(getTranslation("design.prose.too-long", length - maximum, maximum));
        }
        setInvalid(length > maximum);
    }

    private int length() {
        return getValue().length();
    }
}
