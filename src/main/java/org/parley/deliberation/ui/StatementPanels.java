package org.parley.deliberation.ui;

import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.deliberation.StatementQueries;
import org.parley.deliberation.StatementService;
import org.parley.deliberation.StatementView;
import org.parley.design.Live;
import org.parley.kernel.SubjectCard;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.Subjects;
import org.springframework.stereotype.Component;

/** Makes the panels of statements for pages, and hands their parts what they need. */
@Component
public class StatementPanels {

    private final StatementService service;
    private final StatementQueries queries;
    private final NegotiationQueries negotiations;
    private final Subjects subjects;
    private final Live live;

    StatementPanels(
            StatementService service,
            StatementQueries queries,
            NegotiationQueries negotiations,
            Subjects subjects,
            Live live) {
        this.service = service;
        this.queries = queries;
        this.negotiations = negotiations;
        this.subjects = subjects;
        this.live = live;
    }

    /** The statements about a subject, kept up to date; as they stood at a moment, where one is given. */
    public StatementsPanel on(SubjectRef subject, NegotiationId negotiation, @Nullable Instant moment) {
        StatementsPanel panel = empty(negotiation);
        panel.show(subject, List.of(subject), moment);
        return panel;
    }

    /** A panel that waits for {@link StatementsPanel#show(SubjectRef, Collection, Instant)}. */
    public StatementsPanel empty(NegotiationId negotiation) {
        return new StatementsPanel(
                this, negotiation, negotiations.get(negotiation).slug(), live);
    }

    StatementQueries queries() {
        return queries;
    }

    StatementService service() {
        return service;
    }

    StatementCard card(StatementView statement, String slug, StatementCard.Place place, Runnable changed) {
        UI ui = UI.getCurrent();
        Locale locale = ui == null ? Locale.ENGLISH : ui.getLocale();
        SubjectCard about = subjects.describe(statement.subject(), locale).orElse(null);
        return new StatementCard(this, statement, slug, about, place, changed);
    }
}
