package org.parley.plan.ui;

import static org.parley.design.Words.say;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.Seats;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Toasts;
import org.parley.plan.ElementQueries;
import org.parley.plan.ElementService;
import org.parley.plan.ElementView;
import org.parley.plan.PlanQueries;
import org.parley.plan.PlanSummary;
import org.parley.plan.VersionView;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/** Asks facilitators what an element is called and which provisions belong to it. */
@Component
class ElementDialogs {

    private final ElementService service;
    private final ElementQueries elements;
    private final PlanQueries plans;
    private final Seats seats;

    ElementDialogs(ElementService service, ElementQueries elements, PlanQueries plans, Seats seats) {
        this.service = service;
        this.elements = elements;
        this.plans = plans;
        this.seats = seats;
    }

    boolean mayWrite(NegotiationId negotiation) {
        return seats.mayFacilitate(negotiation);
    }

    /** A field for the provisions of each plan. */
    private final class Fields {

        private final TextField name = new TextField(say("element.name"));
        private final List<MultiSelectComboBox<PlanText.Place>> provisions = new ArrayList<>();
        private final Div form = new Div();

        Fields(NegotiationId negotiation, String called, Set<ProvisionId> chosen) {
            name.setMaxLength(ElementView.NAME_LENGTH);
            name.setRequiredIndicatorVisible(true);
            name.setHelperText(say("element.name-help"));
            name.setValue(called);
            form.addClassName("form");
            form.add(name);
            for (PlanSummary plan : plans.list(negotiation)) {
                VersionView version = plans.text(plan.id());
                List<PlanText.Place> places = List.copyOf(version.text().index().values());
                MultiSelectComboBox<PlanText.Place> field = new MultiSelectComboBox<>(plan.title());
                field.setItems(places);
                field.setItemLabelGenerator(place -> label(version, place));
                field.setValue(places.stream()
                        .filter(place -> chosen.contains(place.id()))
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
                provisions.add(field);
                form.add(field);
            }
        }

        Set<ProvisionId> chosen() {
            return provisions.stream()
                    .flatMap(field -> field.getValue().stream())
                    .map(PlanText.Place::id)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    private static String label(VersionView version, PlanText.Place place) {
        return version.numbering().number(place.id()) + " · " + SequenceTable.opening(place.provision(), version);
    }

    /** Asks for a new element. */
    void name(NegotiationId negotiation, Runnable done) {
        Fields fields = new Fields(negotiation, "", Set.of());
        ConfirmDialogs.ask(say("element.new"), say("element.new.text"))
                .with(fields.form)
                .open(say("element.new.confirm"), _ -> {
                    service.name(negotiation, fields.name.getValue(), fields.chosen());
                    done.run();
                });
    }

    /** Asks what an element is called from now on and what belongs to it. What a text has dropped goes with the next change. */
    void change(ElementView element, Runnable done) {
        Fields fields = new Fields(element.negotiation(), element.name(), element.provisions());
        ConfirmDialogs.ask(say("element.change.title", element.name()), say("element.change.text"))
                .with(fields.form)
                .open(say("element.change.confirm"), _ -> {
                    service.change(element.id(), element.lockVersion(), fields.name.getValue(), fields.chosen());
                    done.run();
                });
    }

    void strike(ElementView element, Runnable done) {
        ConfirmDialogs.ask(say("element.strike.title", element.name()), say("element.strike.text"))
                .reason(say("element.strike.reason"), ElementService.LONGEST_REASON)
                .open(say("element.strike"), reason -> {
                    service.strike(element.id(), element.lockVersion(), reason);
                    done.run();
                });
    }

    /** Asks to which elements one provision belongs. */
    void assign(NegotiationId negotiation, ProvisionId provision, Runnable done) {
        List<ElementView> all = elements.list(negotiation);
        MultiSelectComboBox<ElementView> chosen = new MultiSelectComboBox<>(say("element.elements"));
        chosen.setItems(all);
        chosen.setItemLabelGenerator(ElementView::name);
        chosen.setValue(all.stream()
                .filter(each -> each.provisions().contains(provision))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        TextField fresh = new TextField(say("element.another"));
        fresh.setMaxLength(ElementView.NAME_LENGTH);
        fresh.setHelperText(say("element.another-help"));
        ConfirmDialogs.ask(say("element.assign"), say("element.assign.text"))
                .fields(chosen, fresh)
                .open(say("element.change.confirm"), _ -> {
                    service.assign(
                            negotiation,
                            provision,
                            chosen.getValue().stream().map(ElementView::id).collect(Collectors.toSet()),
                            fresh.getValue());
                    Toasts.done(say("element.assigned"));
                    done.run();
                });
    }
}
