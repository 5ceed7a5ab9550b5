package org.parley.plan.ui;

import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.deliberation.StatementQueries;
import org.parley.deliberation.StatementView;
import org.parley.deliberation.ui.StatementPanels;
import org.parley.deliberation.ui.StatementsPanel;
import org.parley.kernel.SubjectRef;
import org.parley.plan.VersionView;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/** What delegations have put on record about the provisions of a text: marked at the article, read beside it. */
@Component
class Qualifications {

    private final StatementQueries statements;
    private final StatementPanels panels;

    Qualifications(StatementQueries statements, StatementPanels panels) {
        this.statements = statements;
        this.panels = panels;
    }

    StatementsPanel panel(NegotiationId negotiation) {
        return panels.empty(negotiation);
    }

    /** Shows what is on record about an article, wherever in it; a new statement would be about the provision selected. */
    static void show(StatementsPanel panel, VersionView version, ProvisionId selected, @Nullable Instant at) {
        List<SubjectRef> things = version.text().article(selected).stream()
                .flatMap(Qualifications::parts)
                .map(id -> SubjectRef.of(SubjectRef.PROVISION, id))
                .toList();
        panel.show(SubjectRef.of(SubjectRef.PROVISION, selected), things, at);
    }

    private static Stream<ProvisionId> parts(Provision provision) {
        return Stream.concat(
                Stream.of(provision.id()), provision.children().stream().flatMap(Qualifications::parts));
    }

    /** How many reservations and declarations stand on each article, in words; articles without one are left out. */
    Map<ProvisionId, String> marks(NegotiationId negotiation, VersionView version) {
        Map<ProvisionId, Integer> counts = new HashMap<>();
        for (StatementView statement : statements.list(negotiation)) {
            if (statement.stands()
                    && statement.kind().qualifiesText()
                    && statement.subject().kind().equals(SubjectRef.PROVISION)) {
                Optional<Provision> article = version.text()
                        .article(new ProvisionId(statement.subject().id()));
                article.ifPresent(found -> counts.merge(found.id(), 1, Integer::sum));
            }
        }
        UI ui = UI.getCurrentOrThrow();
        Map<ProvisionId, String> marks = new HashMap<>();
        counts.forEach((article, count) -> marks.put(article, ui.getTranslation("plan.qualified", count)));
        return marks;
    }
}
