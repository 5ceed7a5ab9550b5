package org.parley.implementation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.delegation.DelegationId;
import org.parley.delegation.DelegationView;
import org.parley.delegation.NegotiationQueries;
import org.parley.design.Banner;
import org.parley.design.EmptyState;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.Shape;
import org.parley.design.Tone;
import org.parley.implementation.GuaranteeQueries;
import org.parley.implementation.GuaranteeView;
import org.parley.implementation.ResponsePlan;
import org.parley.kernel.SubjectRef;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.plan.ui.PlanNavigation;
import org.parley.text.Provision;

/** The guarantees of a plan, each with what follows where it is called on, those of which nothing is said first named. */
@Route("negotiations/:negotiation/plans/:plan/guarantees")
@PermitAll
@StyleSheet("context://styles/commitments.css")
class GuaranteesView extends UnderPlan {

    private static final Set<String> NEWS = Set.of(SubjectRef.GUARANTEE, SubjectRef.PLAN);

    private final GuaranteeQueries guarantees;
    private final GuaranteeDialogs dialogs;
    private final PlanQueries plans;
    private final NegotiationQueries negotiations;

    private final Div notice = new Div();
    private final Div cards = new Div();

    GuaranteesView(
            GuaranteeQueries guarantees,
            GuaranteeDialogs dialogs,
            PlanQueries plans,
            NegotiationQueries negotiations,
            Live live) {
        super("guarantee.guarantees", NEWS, plans, negotiations, live);
        this.guarantees = guarantees;
        this.dialogs = dialogs;
        this.plans = plans;
        this.negotiations = negotiations;
        cards.addClassName("stack");
        getContent().add(notice, cards);
    }

    @Override
    void load() {
        header.lead(getTranslation("guarantee.lead"));
        PlanSummary of = plan();
        VersionView version = plans.text(of.id());
        List<GuaranteeView> all = guarantees.of(of.id(), version);
        Map<DelegationId, DelegationView> names = negotiations.delegationsById(of.negotiation());
        int lacking = (int) all.stream().filter(GuaranteeView::unplanned).count();
        Kept.show(
                notice,
                lacking == 0
                        ? List.of()
                        : List.of(new Kept.Part(
                                lacking,
                                () -> new Banner(
                                        getTranslation("guarantee.lacking", lacking), Shape.TRIANGLE, Tone.CAUTION))));
        Kept.show(
                cards,
                all.isEmpty()
                        ? List.of(new Kept.Part(
                                "none",
                                () -> new EmptyState(
                                        getTranslation("guarantee.none"), getTranslation("guarantee.none.next"))))
                        : all.stream()
                                .map(each -> new Kept.Part(
                                        List.of(each, version.number()), () -> card(of, version, each, names)))
                                .toList());
    }

    private Section card(
            PlanSummary of, VersionView version, GuaranteeView each, Map<DelegationId, DelegationView> names) {
        UI ui = UI.getCurrentOrThrow();
        H2 heading = new H2();
        if (each.number() == null) {
            heading.setText(getTranslation("plan.provision-gone"));
        } else {
            heading.add(new Anchor(
                    PlanNavigation.provision(slug(), of.slug(), each.provision()),
                    getTranslation("plan.article", each.number())));
        }
        Div head = new Div(heading, GuaranteePanels.badge(ui, each));
        head.addClassName("response__head");
        Section card = new Section(head);
        card.addClassNames("card", "stack");
        version.text().find(each.provision()).map(Provision::text).ifPresent(text -> {
            Paragraph words = new Paragraph(version.numbering().resolve(text));
            words.getElement().setAttribute("lang", of.language());
            card.add(words);
        });
        Span why = new Span(each.reason());
        why.addClassNames("quiet", "small");
        why.getElement().setAttribute("dir", "auto");
        card.add(why);
        if (each.excuse() != null) {
            card.add(new Paragraph(getTranslation("guarantee.excused", each.excuse())));
        }
        ResponsePlan response = each.response();
        if (response != null) {
            String rules = response.finder().rules();
            card.add(new ResponseCard(response, names, rules == null ? null : dialogs.name(of.negotiation(), rules)));
        }
        if (dialogs.mayWrite(of.negotiation()) && !each.gone()) {
            card.add(new Div(new Button(
                    getTranslation(response == null ? "guarantee.respond" : "guarantee.respond.change"),
                    _ -> dialogs.respond(each, this::load))));
        }
        return card;
    }
}
