package org.parley.design;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.shared.Registration;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The time left until the server's deadline, on the server's clock; speaks at ten, five and one minutes, ten seconds, the end. */
@Tag("parley-countdown")
@JavaScript("context://components/countdown.js")
public final class Countdown extends ModelElement {

    /**
     * What the element gets.
     *
     * @param deadline milliseconds since the epoch
     * @param now the server's clock when sent, milliseconds since the epoch: the browser's own clock is not trusted
     * @param label what ends then, translated: "Voting closes"
     */
    record Model(long deadline, long now, @Nullable String label) {}

    /** The time has run out on this screen; the server decides for itself. */
    @DomEvent("elapsed")
    public static final class Elapsed extends ComponentEvent<Countdown> {

        public Elapsed(Countdown source, boolean fromClient) {
            super(source, fromClient);
        }
    }

    public Countdown() {
        super("countdown", "left", "over");
        addClassName("countdown");
    }

    public Countdown(Instant deadline, Clock clock, @Nullable String label) {
        this();
        setDeadline(deadline, clock, label);
    }

    public void setDeadline(Instant deadline, Clock clock, @Nullable String label) {
        show(new Model(deadline.toEpochMilli(), clock.millis(), label));
    }

    public Registration addElapsedListener(ComponentEventListener<Elapsed> listener) {
        return addListener(Elapsed.class, listener);
    }
}
