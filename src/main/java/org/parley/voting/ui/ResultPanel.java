package org.parley.voting.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.parley.voting.RoundView;

/** What another module shows beside the result of a round, where it concerns what that module knows. */
public interface ResultPanel {

    /** Empty where there is nothing to add. */
    Optional<Component> beside(RoundView round);
}
