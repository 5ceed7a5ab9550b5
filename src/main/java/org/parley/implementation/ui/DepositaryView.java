package org.parley.implementation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.EmptyState;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.Row;
import org.parley.implementation.AgreementQueries;
import org.parley.implementation.AgreementView;
import org.parley.implementation.DepositaryQueries;
import org.parley.implementation.Notification;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.text.ProvisionId;

/** The depositary's notifications of an agreement, numbered, each with its entry in the record; to be printed. */
@Route("negotiations/:negotiation/plans/:plan/depositary")
@PermitAll
class DepositaryView extends UnderPlan {

    private static final Set<String> NEWS = Set.of(SubjectRef.AGREEMENT, SubjectRef.RESERVATION, SubjectRef.NOMINATION);

    private final DepositaryQueries notifications;
    private final AgreementQueries agreements;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;

    private final Div body = new Div();

    DepositaryView(
            DepositaryQueries notifications,
            AgreementQueries agreements,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Live live) {
        super("depositary.title", NEWS, plans, negotiations, live);
        this.notifications = notifications;
        this.agreements = agreements;
        this.plans = plans;
        this.negotiations = negotiations;
        getContent().add(body);
    }

    @Override
    List<Anchor> above() {
        return aboveAgreement();
    }

    @Override
    void load() {
        header.lead(getTranslation("depositary.lead", plan().title()));
        PlanSummary of = plan();
        AgreementView agreement = agreements.on(of.id()).orElse(null);
        List<Notification> all = notifications.of(of.id());
        header.actions(
                all.isEmpty()
                        ? List.of()
                        : List.of(new Kept.Part(
                                "print",
                                () -> new Button(
                                        getTranslation("depositary.print"),
                                        _ -> UI.getCurrentOrThrow().getElement().executeJs("window.print()")))));
        if (agreement == null || all.isEmpty()) {
            Kept.show(
                    body,
                    List.of(new Kept.Part(
                            "none",
                            () -> new EmptyState(
                                    getTranslation("depositary.none"), getTranslation("depositary.none.next")))));
            return;
        }
        Kept.show(body, List.of(new Kept.Part(all, () -> rows(of, plans.text(of.id(), agreement.version()), all))));
    }

    private UnorderedList rows(PlanSummary of, VersionView version, List<Notification> all) {
        Map<DelegationId, DelegationView> names = negotiations.delegationsById(of.negotiation());
        Formats formats = Formats.current();
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        for (Notification each : all) {
            List<com.vaadin.flow.component.Component> facts = new ArrayList<>();
            facts.add(formats.moment(each.at()));
            String entry = Paths.entry(slug(), each.index());
            facts.add(new Anchor(entry, getTranslation("depositary.entry", formats.number(each.index()))));
            Anchor receipt = new Anchor(entry + "/receipt", getTranslation("depositary.receipt"));
            receipt.setRouterIgnore(true);
            receipt.getElement().setAttribute("download", true);
            facts.add(receipt);
            rows.add(Row.of(getTranslation("depositary.number", each.number(), said(each, version, names, formats)))
                    .about(each.text() == null || each.type().equals("nomination.confirmed") ? "" : each.text())
                    .meta(facts.toArray(com.vaadin.flow.component.Component[]::new)));
        }
        return rows;
    }

    private String said(
            Notification each, VersionView version, Map<DelegationId, DelegationView> names, Formats formats) {
        LocalDate day = each.day();
        ProvisionId provision = each.provision();
        return getTranslation(
                "depositary.act." + each.type(),
                name(each, names),
                day == null ? "" : formats.date(day),
                provision == null ? "" : version.numbering().find(provision).orElse("…"));
    }

    private static String name(Notification each, Map<DelegationId, DelegationView> names) {
        String nominee = each.nominee();
        if (nominee != null) {
            return names.values().stream()
                    .filter(known -> known.id().value().toString().equals(nominee))
                    .map(DelegationView::name)
                    .findFirst()
                    .orElse(nominee);
        }
        DelegationView known = each.delegation() == null ? null : names.get(each.delegation());
        return known == null ? "" : known.name();
    }
}
