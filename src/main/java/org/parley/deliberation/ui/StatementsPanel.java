package org.parley.deliberation.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.deliberation.StatementQueries;
import org.parley.deliberation.StatementView;
import org.parley.design.EmptyState;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.Row;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;

/**
 * The statements about a subject: those on record for everybody, the own delegation's drafts for those whose they are, and what may be
 * stated here now. What others enter appears by itself.
 */
@StyleSheet("context://styles/statements.css")
public final class StatementsPanel extends Section {

    private final StatementPanels panels;
    private final NegotiationId negotiation;
    private final String slug;
    private final Div bar = new Div();
    private final Div list = new Div();
    private @Nullable SubjectRef subject;
    private @Nullable Instant moment;
    private Collection<SubjectRef> shown = List.of();

    StatementsPanel(StatementPanels panels, NegotiationId negotiation, String slug, Live live) {
        this.panels = panels;
        this.negotiation = negotiation;
        this.slug = slug;
        addClassNames("statements");
        setAriaLabel(getTranslation("statement.panel"));
        bar.addClassName("statements__bar");
        list.addClassNames("stack");
        add(bar, list);
        live.follow(this, negotiation.value(), touched -> {
            if (moment == null && touched.stream().anyMatch(each -> each.type().startsWith("statement."))) {
                refresh();
            }
        });
    }

    /**
     * Shows the statements of other subjects.
     *
     * @param on     what a new statement would be about
     * @param things what the statements shown are about
     * @param at     as they stood then, to be read only; null for now
     */
    public void show(SubjectRef on, Collection<SubjectRef> things, @Nullable Instant at) {
        subject = on;
        shown = things;
        moment = at;
        refresh();
    }

    private void refresh() {
        SubjectRef on = subject;
        if (on == null) {
            return;
        }
        List<StatementView> statements;
        List<StatementView> drafts = List.of();
        boolean may = false;
        try {
            statements = panels.queries().about(negotiation, shown, moment);
            if (moment == null) {
                drafts = panels.queries().drafts(negotiation).stream()
                        .filter(each -> shown.contains(each.subject()))
                        .toList();
                may = panels.queries().drafts(negotiation, on);
            }
        } catch (NotFound hidden) {
            statements = List.of();
        }
        Kept.show(bar, may ? List.of(new Kept.Part(on, () -> offer(on))) : List.of());
        List<Kept.Part> parts = new ArrayList<>();
        if (!drafts.isEmpty()) {
            List<StatementView> own = drafts;
            parts.add(new Kept.Part(own, () -> drafts(own)));
        }
        for (StatementView statement : statements) {
            parts.add(new Kept.Part(
                    statement,
                    () -> panels.card(
                            statement,
                            slug,
                            moment == null ? StatementCard.Place.BESIDE : StatementCard.Place.PAST,
                            this::refresh)));
        }
        if (statements.isEmpty()) {
            String next = may ? getTranslation("statement.none.next") : "";
            parts.add(new Kept.Part(
                    List.of("none", may, moment == null),
                    () -> new EmptyState(
                            getTranslation(moment == null ? "statement.none" : "statement.none.then"), next)));
        }
        Kept.show(list, parts);
    }

    private Div drafts(List<StatementView> drafts) {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        for (StatementView draft : drafts) {
            rows.add(Row.to(
                            StatementPaths.draft(slug, draft.id()),
                            getTranslation("statement.kind." + draft.kind().word()))
                    .about(draft.text().lines().findFirst().orElse(""))
                    .end(new StatusBadge(getTranslation("statement.draft"), Shape.DOTS, Tone.NEUTRAL)));
        }
        return new Div(rows);
    }

    /** Worked out when it is asked for: a proclamation reaches a thousand screens at once. */
    private NativeDetails offer(SubjectRef on) {
        Div choices = new Div();
        NativeDetails details = new NativeDetails(getTranslation("statement.make"), choices);
        details.addToggleListener(toggle -> {
            choices.removeAll();
            if (toggle.isOpened()) {
                choices.add(choices(on));
            }
        });
        return details;
    }

    /** What may not be entered now is shown with the reason: nobody has to guess why it is not offered. */
    private UnorderedList choices(SubjectRef on) {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        for (StatementQueries.Possible each : panels.queries().possible(negotiation, on)) {
            String name = getTranslation("statement.kind." + each.kind().word());
            RuleViolation refusal = each.refusal();
            Row row = each.draftable() ? Row.to(StatementPaths.begin(slug, each.kind(), on, null), name) : Row.of(name);
            rows.add(row.about(
                    refusal == null
                            ? getTranslation("statement.kind." + each.kind().word() + ".explained")
                            : getTranslation(refusal.key(), refusal.arguments().toArray())));
        }
        return rows;
    }
}
