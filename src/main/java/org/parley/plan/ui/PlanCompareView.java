package org.parley.plan.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.design.EmptyState;
import org.parley.design.Formats;
import org.parley.design.PageHeader;
import org.parley.design.Redline;
import org.parley.kernel.NotFound;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionSummary;
import org.parley.text.PlanRedline;

/** Two versions of a plan, one against the other: inline or side by side. */
@Route("negotiations/:negotiation/plans/:plan/compare")
@PermitAll
class PlanCompareView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final PlanQueries plans;
    private final NegotiationQueries negotiations;
    private final PageHeader header = new PageHeader(getTranslation("plan.compare"));
    private final Select<VersionSummary> from = new Select<>();
    private final Select<VersionSummary> to = new Select<>();
    private final RadioButtonGroup<Redline.Layout> layout = new RadioButtonGroup<>();
    private final Checkbox changesOnly = new Checkbox(getTranslation("plan.compare.changes-only"));
    private final Div toolbar = new Div(from, to, layout, changesOnly);
    private final Div body = new Div();
    private final Redline redline = new Redline();
    private @Nullable String address;

    PlanCompareView(PlanQueries plans, NegotiationQueries negotiations) {
        this.plans = plans;
        this.negotiations = negotiations;
        getContent().addClassName("page");
        toolbar.addClassName("toolbar");
        body.addClassName("stack");
        from.setLabel(getTranslation("plan.compare.from"));
        to.setLabel(getTranslation("plan.compare.to"));
        layout.setLabel(getTranslation("plan.compare.layout"));
        layout.setItems(Redline.Layout.values());
        layout.setItemLabelGenerator(
                each -> getTranslation("plan.compare.layout." + each.name().toLowerCase(Locale.ROOT)));
        layout.setValue(Redline.Layout.INLINE);
        layout.addValueChangeListener(change -> redline.setLayout(change.getValue()));
        changesOnly.setValue(true);
        changesOnly.addValueChangeListener(change -> redline.setChangesOnly(change.getValue()));
        redline.setChangesOnly(true);
        for (Select<VersionSummary> select : List.of(from, to)) {
            select.setItemLabelGenerator(each -> getTranslation(
                    "plan.version.at", each.number(), Formats.current().dateTime(each.at())));
            select.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    reload();
                }
            });
        }
        getContent().add(header, toolbar, body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        NegotiationView negotiation = negotiations.bySlug(
                event.getRouteParameters().get("negotiation").orElse(""));
        PlanSummary plan = plans.bySlug(
                negotiation.id(), event.getRouteParameters().get("plan").orElse(""));
        String page = PlanNavigation.plan(negotiation.slug(), plan.slug());
        header.trail(new Anchor(page, plan.title()));
        address = page + "/compare";
        List<VersionSummary> versions = plans.versions(plan.id());
        from.setItems(versions);
        to.setItems(versions);
        body.removeAll();
        toolbar.setVisible(versions.size() > 1);
        if (versions.size() < 2) {
            header.lead("");
            body.add(new EmptyState(getTranslation("plan.compare.one"), getTranslation("plan.compare.one.next")));
            return;
        }
        QueryParameters query = event.getLocation().getQueryParameters();
        VersionSummary earlier = version(versions, query, "from", plan.version() - 1);
        VersionSummary later = version(versions, query, "to", plan.version());
        from.setValue(earlier);
        to.setValue(later);
        PlanRedline compared = plans.redline(plan.id(), earlier.number(), later.number());
        header.lead(getTranslation("plan.compare.lead", earlier.number(), later.number()));
        if (compared.isUnchanged()) {
            body.add(new EmptyState(getTranslation("plan.compare.same"), ""));
            return;
        }
        redline.setModel(PlanRedlines.model(plan.language(), compared));
        body.add(redline);
    }

    private static VersionSummary version(
            List<VersionSummary> versions, QueryParameters query, String name, int otherwise) {
        String said = query.getSingleParameter(name).orElse(Integer.toString(otherwise));
        return versions.stream()
                .filter(version -> Integer.toString(version.number()).equals(said))
                .findFirst()
                .orElseThrow(() -> new NotFound("version"));
    }

    private void reload() {
        Map<String, String> query = Map.of(
                "from", Integer.toString(from.getValue().number()),
                "to", Integer.toString(to.getValue().number()));
        getUI().ifPresent(ui -> ui.navigate(Objects.requireNonNull(address), QueryParameters.simple(query)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("plan.compare");
    }
}
