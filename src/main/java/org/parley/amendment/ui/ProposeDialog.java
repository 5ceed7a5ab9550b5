package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.AmendmentStatus;
import org.parley.amendment.AmendmentView;
import org.parley.delegation.NegotiationView;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Toasts;

/** Asks before a draft is put before everybody, in the very state that the person has seen. */
final class ProposeDialog {

    private ProposeDialog() {}

    static void ask(
            Component where,
            AmendmentService service,
            NegotiationView negotiation,
            AmendmentView draft,
            Runnable afterwards) {
        ConfirmDialogs.ask(
                        where.getTranslation("amendment.propose.title"),
                        where.getTranslation("amendment.propose.text", negotiation.coSponsors()))
                .open(where.getTranslation("amendment.action.propose"), ignored -> {
                    AmendmentStatus status = service.propose(draft.id(), draft.lockVersion());
                    Toasts.done(where.getTranslation("amendment.propose.done-" + status.word()));
                    afterwards.run();
                });
    }
}
