package org.parley.amendment.ui;

import static org.parley.design.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.parley.amendment.AmendmentId;
import org.parley.amendment.AmendmentNames;
import org.parley.amendment.AmendmentQueries;
import org.parley.amendment.AmendmentView;
import org.parley.amendment.PackageMember;
import org.parley.amendment.PackageQueries;
import org.parley.amendment.PackageStatus;
import org.parley.amendment.PackageView;
import org.parley.amendment.ProvisoService;
import org.parley.amendment.ProvisoStatus;
import org.parley.amendment.ProvisoView;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Kept;
import org.parley.design.Row;
import org.parley.kernel.RuleViolation;

/** What an amendment stands or falls with, on its page: packages, and the terms by which it stands only if another is adopted. */
@org.springframework.stereotype.Component
class TogetherPanel {

    private final PackageQueries packages;
    private final ProvisoService provisos;
    private final ProvisoLines lines;
    private final AmendmentQueries amendments;
    private final AmendmentNames names;
    private final ComposeDialog dialog;
    private final Seats seats;

    TogetherPanel(
            PackageQueries packages,
            ProvisoService provisos,
            ProvisoLines lines,
            AmendmentQueries amendments,
            AmendmentNames names,
            ComposeDialog dialog,
            Seats seats) {
        this.packages = packages;
        this.provisos = provisos;
        this.lines = lines;
        this.amendments = amendments;
        this.names = names;
        this.dialog = dialog;
        this.seats = seats;
    }

    /** What there is to say; nothing where the amendment stands by itself. */
    List<Kept.Part> parts(NegotiationView negotiation, AmendmentView amendment) {
        List<Kept.Part> rows = new ArrayList<>();
        for (PackageView bound : packages.of(amendment.id())) {
            rows.add(Row.kept(
                    AmendmentNavigation.bound(negotiation.slug(), bound.id()),
                    say("package.title", bound.number(), bound.title()),
                    row -> row.meta(new Span(said(bound, amendment.id()))).end(PackageBadges.of(row, bound))));
        }
        boolean mayLift = seats.hasVoice(negotiation.id()) && amendments.own(amendment);
        for (ProvisoView proviso : packages.provisos(amendment.id())) {
            if (proviso.status() != ProvisoStatus.LIFTED) {
                rows.add(row(negotiation, amendment, proviso, mayLift));
            }
        }
        return rows.isEmpty()
                ? List.of()
                : List.of(new Kept.Part(
                        "together",
                        TogetherPanel::section,
                        section -> Kept.show(
                                (UnorderedList) section.getChildren()
                                        .skip(1)
                                        .findFirst()
                                        .orElseThrow(),
                                rows)));
    }

    private static Section section() {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        Section section = new Section(new H2(say("package.together")), rows);
        section.addClassName("section");
        return section;
    }

    private static String said(PackageView bound, AmendmentId amendment) {
        if (bound.status() != PackageStatus.OPEN) {
            return say("package.ended." + bound.status().word());
        }
        return bound.members().stream()
                .filter(member -> member.amendment().id().equals(amendment))
                .map(PackageMember::word)
                .findFirst()
                .map(word -> say(word == PackageMember.Word.INVITED ? "package.mark.invited" : "package.mark.bound"))
                .orElse("");
    }

    private Kept.Part row(NegotiationView negotiation, AmendmentView amendment, ProvisoView proviso, boolean mayLift) {
        boolean own = proviso.amendment().equals(amendment.id());
        AmendmentId other = own ? proviso.requires() : proviso.amendment();
        String text = own
                ? lines.sentence(UI.getCurrentOrThrow(), proviso)
                : say("package.needed." + proviso.status().word(), lines.label(other));
        return Row.kept(AmendmentNavigation.amendment(negotiation.slug(), other), text, row -> {
            List<Kept.Part> end = new ArrayList<>();
            amendments
                    .find(other)
                    .ifPresent(found ->
                            end.add(new Kept.Part(found.status(), () -> AmendmentBadges.of(row, found.status()))));
            if (own && mayLift && proviso.status() == ProvisoStatus.STATED) {
                end.add(new Kept.Part("lift", () -> lift(amendment.id(), other)));
            }
            row.end(end);
        });
    }

    private Component lift(AmendmentId amendment, AmendmentId other) {
        Button lift = new Button(
                say("package.action.lift"),
                click -> ConfirmDialogs.ask(say("package.lift.title", lines.label(other)), say("package.lift.text"))
                        .open(say("package.action.lift"), ignored -> provisos.lift(amendment, other)));
        lift.addThemeVariants(ButtonVariant.TERTIARY);
        return lift;
    }

    /** What its proposer may do: bind it, or state what it depends on. */
    List<Kept.Part> steps(NegotiationView negotiation, AmendmentId amendment, Runnable afterwards) {
        if (packages.bound(negotiation.id()).containsKey(amendment)) {
            return List.of();
        }
        return List.of(
                new Kept.Part(
                        "package.action.bind",
                        () -> new Button(
                                say("package.action.bind"), click -> compose(negotiation, List.of(amendment)))),
                new Kept.Part(
                        "package.action.only-if",
                        () -> new Button(
                                say("package.action.only-if"),
                                click -> askOnlyIf(negotiation, amendment, afterwards))));
    }

    private void compose(NegotiationView negotiation, List<AmendmentId> chosen) {
        dialog.compose(
                negotiation,
                chosen,
                id -> UI.getCurrentOrThrow().navigate(AmendmentNavigation.bound(negotiation.slug(), id)));
    }

    /** Where the other one stands only with this one, that is a package, and it is offered to compose it. */
    private void askOnlyIf(NegotiationView negotiation, AmendmentId amendment, Runnable afterwards) {
        Function<AmendmentView, String> titles =
                names.titles(negotiation.id(), UI.getCurrentOrThrow().getLocale());
        ComboBox<AmendmentView> other = new ComboBox<>(say("package.only-if.field"));
        other.setItems(amendments.list(negotiation.id()).stream()
                .filter(each -> each.status().pending()
                        && each.parent() == null
                        && !each.id().equals(amendment))
                .toList());
        other.setItemLabelGenerator(
                each -> each.title().isEmpty() ? titles.apply(each) : titles.apply(each) + " · " + each.title());
        other.setWidthFull();
        ConfirmDialogs.ask(say("package.only-if.title"), say("package.only-if.text"))
                .with(other)
                .open(say("package.action.only-if"), ignored -> {
                    AmendmentView chosen = other.getValue();
                    if (chosen == null) {
                        throw new RuleViolation("package.error.choose");
                    }
                    try {
                        provisos.state(amendment, chosen.id());
                        afterwards.run();
                    } catch (RuleViolation mutual) {
                        if (!mutual.key().equals("package.error.mutual")) {
                            throw mutual;
                        }
                        compose(negotiation, List.of(amendment, chosen.id()));
                    }
                });
    }
}
