package org.parley.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.parley.delegation.Onlooker;
import org.parley.design.EmptyState;
import org.parley.design.Facts;
import org.parley.design.Formats;
import org.parley.design.PageHeader;
import org.parley.implementation.ProgressReport;
import org.parley.implementation.PublicProgressQueries;
import org.parley.implementation.ui.ProgressReportPanel;
import org.parley.kernel.NotFound;
import org.parley.record.LogId;
import org.parley.record.RecordQueries;
import org.parley.record.SignedState;

/**
 * How far an agreement is carried out, for everybody: no sign-in, and nothing that is not for everybody. Of a negotiation that is not open
 * to all, as of one that does not exist, there is no such page.
 */
@Route("public/:negotiation/:plan")
@AnonymousAllowed
class PublicProgressView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final PublicProgressQueries queries;
    private final RecordQueries records;
    private final Clock clock;
    private String title = "";

    PublicProgressView(PublicProgressQueries queries, RecordQueries records, Clock clock) {
        this.queries = queries;
        this.records = records;
        this.clock = clock;
        getContent().addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ProgressReport report = queries.of(
                        event.getRouteParameters().get("negotiation").orElse(""),
                        event.getRouteParameters().get("plan").orElse(""))
                .orElseThrow(() -> new NotFound("agreement"));
        Instant now = clock.instant();
        title = report.agreement();
        Div of = new Div(
                new Span(report.name()),
                new Span(getTranslation("public.as-of", Formats.current().exact(now))));
        of.addClassName("row__meta");
        PageHeader header = new PageHeader(report.agreement()).lead(ProgressReportPanel.entry(report, now));
        getContent().removeAll();
        getContent().add(header, of, new ProgressReportPanel(report, now), record(report));
    }

    /** The newest root that was signed, and where everybody takes what is needed to check it. */
    private Section record(ProgressReport report) {
        Section section = new Section(new H2(getTranslation("public.record")));
        section.addClassNames("section", "stack");
        Optional<SignedState> signed = new Onlooker(report.negotiation())
                .read(() -> records.signed(LogId.of(report.negotiation().value())));
        if (signed.isEmpty()) {
            section.add(new EmptyState(getTranslation("public.record.none"), ""));
            return section;
        }
        SignedState state = signed.get();
        Span root = new Span(state.text().lines().skip(2).findFirst().orElse(""));
        root.addClassName("code");
        Span key = new Span(state.key());
        key.addClassName("code");
        Facts facts = new Facts();
        facts.fact(getTranslation("record.root.size"), Formats.current().number(state.size()));
        facts.fact(getTranslation("record.root.hash"), root);
        facts.fact(getTranslation("record.signed.key"), key);
        Paragraph explained = new Paragraph(getTranslation("public.record.explained"));
        String files = "/record/" + report.slug();
        Anchor checkpoint = new Anchor(files + "/checkpoint", getTranslation("record.signed.checkpoint.file"));
        Anchor keys = new Anchor(files + "/keys", getTranslation("record.signed.keys.file"));
        checkpoint.setRouterIgnore(true);
        keys.setRouterIgnore(true);
        Div links = new Div(checkpoint, keys);
        links.addClassName("actions");
        section.add(facts, explained, links);
        return section;
    }

    @Override
    public String getPageTitle() {
        return title.isEmpty() ? getTranslation("public.title") : title;
    }
}
