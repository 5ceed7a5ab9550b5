package org.parley.bench;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The least that Flow can push: a line of text, the same for all, that comes from no database. What a real screen is measured against. */
@Route("bench/board")
@AnonymousAllowed
class BareBoardView extends Composite<Div> {

    private static final Set<BareBoardView> OPEN = ConcurrentHashMap.newKeySet();

    @Override
    protected void onAttach(AttachEvent event) {
        OPEN.add(this);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        OPEN.remove(this);
    }

    /** Writes on every board that is open. */
    static void write(String line) {
        for (BareBoardView board : OPEN) {
            UI ui = board.getUI().orElse(null);
            if (ui != null) {
                ui.access(() -> board.getContent().setText(line));
            }
        }
    }
}
