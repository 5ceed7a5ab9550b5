package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentService;
import org.parley.amendment.AmendmentStatus;
import org.parley.amendment.AmendmentView;
import org.parley.delegation.NegotiationView;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Toasts;
import org.parley.plan.ui.Findings;
import org.parley.text.Finding;

/**
 * Asks before a draft is put before everybody, in the very state that the person has seen, and says so where it becomes the new text of an
 * amendment that an adoption has changed.
 */
final class ProposeDialog {

    private ProposeDialog() {}

    static void ask(
            Component where,
            AmendmentService service,
            NegotiationView negotiation,
            AmendmentView draft,
            @Nullable AmendmentView answered,
            List<Finding> findings,
            Runnable afterwards) {
        boolean answers = answered != null && answered.awaitsConsent();
        int number = answered == null ? 0 : answered.number();
        ConfirmDialogs.ask(
                        where.getTranslation(answers ? "amendment.refile.title" : "amendment.propose.title", number),
                        answers
                                ? where.getTranslation("amendment.refile.text", number)
                                : where.getTranslation("amendment.propose.text", negotiation.coSponsors()))
                .with(Findings.list(
                        where.getTranslation(findings.isEmpty() ? "plan.check.clean" : "amendment.check.lead"),
                        findings,
                        _ -> ""))
                .open(where.getTranslation(answers ? "amendment.refile.confirm" : "amendment.action.propose"), _ -> {
                    AmendmentStatus status = service.propose(draft.id(), draft.lockVersion());
                    Toasts.done(
                            answers
                                    ? where.getTranslation("amendment.refile.done", number)
                                    : where.getTranslation("amendment.propose.done-" + status.word()));
                    afterwards.run();
                });
    }
}
