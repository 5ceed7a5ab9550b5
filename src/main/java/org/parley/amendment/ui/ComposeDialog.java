package org.parley.amendment.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.DraftText;
import org.parley.amendment.PackageId;
import org.parley.amendment.PackageQueries;
import org.parley.amendment.PackageService;
import org.parley.amendment.PackageText;
import org.parley.amendment.PackageView;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.SeatView;
import org.parley.delegation.Seats;
import org.parley.design.ConfirmDialogs;
import org.parley.design.ProseField;
import org.parley.design.Toasts;
import org.springframework.stereotype.Component;

/** Asks which amendments are to be bound together, and why. */
@Component
class ComposeDialog {

    private final PackageService service;
    private final PackageQueries packages;
    private final AmendmentQueries amendments;
    private final AmendmentNames names;
    private final Seats seats;

    ComposeDialog(
            PackageService service,
            PackageQueries packages,
            AmendmentQueries amendments,
            AmendmentNames names,
            Seats seats) {
        this.service = service;
        this.packages = packages;
        this.amendments = amendments;
        this.names = names;
        this.seats = seats;
    }

    /**
     * Composes a package.
     *
     * @param chosen what is chosen at first: the delegation's own and others'
     */
    void compose(NegotiationView negotiation, Collection<AmendmentId> chosen, Consumer<PackageId> done) {
        UI ui = UI.getCurrentOrThrow();
        TextField title = new TextField(ui.getTranslation("package.compose.name"));
        title.setHelperText(ui.getTranslation("amendment.edit.title-help", DraftText.TITLE_LENGTH));
        title.setMaxLength(DraftText.TITLE_LENGTH);
        title.setRequiredIndicatorVisible(true);
        ProseField reason = new ProseField(ui.getTranslation("package.compose.reason"), DraftText.REASON_LENGTH);
        Choice choice = choice(negotiation, Set.of());
        choice.choose(chosen);
        Div form = new Div(title, choice.own, choice.others, reason);
        form.addClassName("form");
        ConfirmDialogs.ask(ui.getTranslation("package.compose.title"), ui.getTranslation("package.compose.text"))
                .with(form)
                .open(ui.getTranslation("package.action.compose"), ignored -> {
                    PackageId id = service.compose(
                            negotiation.id(), new PackageText(title.getValue(), reason.getValue()), choice.chosen());
                    Toasts.done(ui.getTranslation("package.compose.done"));
                    done.accept(id);
                });
    }

    /** Puts more amendments into a package. */
    void invite(NegotiationView negotiation, PackageView bound, Runnable done) {
        UI ui = UI.getCurrentOrThrow();
        Choice choice = choice(
                negotiation,
                bound.members().stream().map(member -> member.amendment().id()).collect(Collectors.toSet()));
        Div form = new Div(choice.own, choice.others);
        form.addClassName("form");
        ConfirmDialogs.ask(
                        ui.getTranslation("package.invite.title", bound.number()),
                        ui.getTranslation("package.invite.text"))
                .with(form)
                .open(ui.getTranslation("package.action.invite"), ignored -> {
                    service.invite(bound.id(), choice.chosen());
                    done.run();
                });
    }

    /** What can be bound: pending amendments to plans that are free, the delegation's own apart from the others. */
    private Choice choice(NegotiationView negotiation, Set<AmendmentId> without) {
        Locale locale = UI.getCurrentOrThrow().getLocale();
        Map<AmendmentId, Integer> bound = packages.bound(negotiation.id());
        DelegationId own =
                seats.mine(negotiation.id()).map(SeatView::delegation).orElse(null);
        List<AmendmentView> free = amendments.list(negotiation.id()).stream()
                .filter(each -> each.status().pending()
                        && each.parent() == null
                        && !bound.containsKey(each.id())
                        && !without.contains(each.id()))
                .toList();
        Function<AmendmentView, String> titles = names.titles(negotiation.id(), locale);
        return new Choice(free, own, titles);
    }

    /** Two fields, one for each side. */
    private static final class Choice {

        private final MultiSelectComboBox<AmendmentView> own;
        private final MultiSelectComboBox<AmendmentView> others;

        private Choice(
                List<AmendmentView> free, @Nullable DelegationId delegation, Function<AmendmentView, String> titles) {
            UI ui = UI.getCurrentOrThrow();
            own = field(ui.getTranslation("package.compose.own"), titles);
            others = field(ui.getTranslation("package.compose.others"), titles);
            others.setHelperText(ui.getTranslation("package.compose.others-help"));
            own.setItems(free.stream()
                    .filter(each -> each.delegation().equals(delegation))
                    .toList());
            others.setItems(free.stream()
                    .filter(each -> !each.delegation().equals(delegation))
                    .toList());
        }

        private static MultiSelectComboBox<AmendmentView> field(String label, Function<AmendmentView, String> titles) {
            MultiSelectComboBox<AmendmentView> field = new MultiSelectComboBox<>(label);
            field.setItemLabelGenerator(
                    each -> each.title().isEmpty() ? titles.apply(each) : titles.apply(each) + " · " + each.title());
            return field;
        }

        private void choose(Collection<AmendmentId> wanted) {
            List.of(own, others)
                    .forEach(field -> field.setValue(field.getListDataView()
                            .getItems()
                            .filter(each -> wanted.contains(each.id()))
                            .toList()));
        }

        private List<AmendmentId> chosen() {
            List<AmendmentView> all = new ArrayList<>(own.getValue());
            all.addAll(others.getValue());
            return all.stream().map(AmendmentView::id).toList();
        }
    }
}
