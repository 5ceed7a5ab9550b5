package org.parley.design;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import org.jspecify.annotations.Nullable;

/**
 * The browser's own memory of a record: it demands at each visit a proof that the record grew from what it saw last, and from what the
 * person's delegation saw last elsewhere, and says so to the person when there is none. What the browser remembers never comes to the
 * house, so that nobody here can change it.
 */
@Tag("parley-pin")
@JavaScript("context://components/pin.js")
public final class Pin extends Component {

    /**
     * @param record where the record lies, without a leading slash: {@code record/peace-formula}
     * @param seen the checkpoint that the person's delegation saw last; null where there is none
     */
    public Pin(String record, @Nullable String seen) {
        getElement().getClassList().add("pin");
        getElement().setAttribute("hidden", true);
        if (seen != null) {
            getElement().setAttribute("seen", seen);
        }
        getElement().setAttribute("wrong", getTranslation("design.pin.wrong"));
        getElement().setAttribute("wrong-seen", getTranslation("design.pin.wrong-seen"));
        getElement().setAttribute("record", record);
    }

    /** The browser found the newest checkpoint to be a continuation of all that is remembered. */
    @DomEvent("pin-verified")
    public static final class Verified extends ComponentEvent<Pin> {

        private final long size;
        private final String root;

        public Verified(
                Pin source,
                boolean fromClient,
                @EventData("event.detail.size") double size,
                @EventData("event.detail.root") String root) {
            super(source, fromClient);
            this.size = (long) size;
            this.root = root;
        }

        /** Entries under the checkpoint. */
        public long size() {
            return size;
        }

        /** Its root, in Base64. */
        public String root() {
            return root;
        }
    }

    public void onVerified(ComponentEventListener<Verified> listener) {
        addListener(Verified.class, listener);
    }
}
