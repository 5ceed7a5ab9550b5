package org.parley.record.ui;

import com.vaadin.flow.component.Component;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.HistoryPanels;
import org.parley.kernel.Messages;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.parley.record.HistoryQueries;

/** Makes the history panels that pages ask for. */
@org.springframework.stereotype.Component
class RecordedHistoryPanels implements HistoryPanels {

    private final HistoryQueries histories;
    private final NegotiationQueries negotiations;
    private final Subjects subjects;
    private final Messages messages;

    RecordedHistoryPanels(
            HistoryQueries histories, NegotiationQueries negotiations, Subjects subjects, Messages messages) {
        this.histories = histories;
        this.negotiations = negotiations;
        this.subjects = subjects;
        this.messages = messages;
    }

    @Override
    public Component of(SubjectRef subject) {
        return new HistoryDetails(subject, histories, negotiations, subjects, messages);
    }
}
