package org.parley.deliberation.ui;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.deliberation.DeliberationQueries;
import org.parley.deliberation.DeliberationService;
import org.parley.design.DiscussionPanels;
import org.parley.design.Live;
import org.parley.identity.CurrentPerson;
import org.parley.kernel.SubjectRef;
import org.springframework.stereotype.Component;

/** Makes the panels of discussions for the pages of other modules. */
@Component
public class ThreadPanels implements DiscussionPanels {

    private final DeliberationService service;
    private final DeliberationQueries queries;
    private final Live live;
    private final CurrentPerson current;
    private final StatementPanels statements;
    private final Clock clock;

    ThreadPanels(
            DeliberationService service,
            DeliberationQueries queries,
            Live live,
            CurrentPerson current,
            StatementPanels statements,
            Clock clock) {
        this.service = service;
        this.queries = queries;
        this.live = live;
        this.current = current;
        this.statements = statements;
        this.clock = clock;
    }

    @Override
    public ThreadPanel on(SubjectRef subject, UUID negotiation) {
        return on(subject, negotiation, null);
    }

    @Override
    public ThreadPanel on(SubjectRef subject, UUID negotiation, @Nullable Instant moment) {
        ThreadPanel panel = empty(new NegotiationId(negotiation));
        panel.show(subject, moment);
        return panel;
    }

    @Override
    public StatementsPanel statements(SubjectRef subject, UUID negotiation, @Nullable Instant moment) {
        return statements.on(subject, new NegotiationId(negotiation), moment);
    }

    /** A panel that waits for {@link ThreadPanel#show}: for pages on which the reader selects what to discuss. */
    public ThreadPanel empty(NegotiationId negotiation) {
        return new ThreadPanel(negotiation, current.id(), service, queries, live, clock);
    }
}
