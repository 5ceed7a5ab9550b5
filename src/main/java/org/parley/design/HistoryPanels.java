package org.parley.design;

import com.vaadin.flow.component.Component;
import org.parley.kernel.SubjectRef;

/**
 * Makes the "History" of a thing for its page: when it changed, by whom, with which entry of the record, and any two of its states
 * compared. The record answers; pages ask through here so that no feature depends on the record.
 */
public interface HistoryPanels {

    /** A folded section that reads the history when it is opened. Empty of states that the person signed in may not see. */
    Component of(SubjectRef subject);
}
