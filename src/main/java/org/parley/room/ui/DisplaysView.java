package org.parley.room.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.delegation.Seats;
import org.parley.design.ConfirmDialogs;
import org.parley.design.Countdown;
import org.parley.design.EmptyState;
import org.parley.design.Formats;
import org.parley.design.Kept;
import org.parley.design.Live;
import org.parley.design.PageHeader;
import org.parley.design.Row;
import org.parley.design.SecretText;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Toasts;
import org.parley.design.Tone;
import org.parley.kernel.Messages;
import org.parley.kernel.NotFound;
import org.parley.kernel.RuleViolation;
import org.parley.room.DisplayService;
import org.parley.room.DisplayView;

/** The displays of a room: a facilitator makes a code for each, sees which are open, and ends them. */
@StyleSheet("context://styles/room.css")
@Route("negotiations/:negotiation/displays")
@PermitAll
class DisplaysView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final DisplayService displays;
    private final NegotiationQueries negotiations;
    private final Seats seats;
    private final Live live;
    private final Clock clock;

    private final PageHeader header = new PageHeader("");
    private final TextField name = new TextField();
    private final Select<String> language = new Select<>();
    private final Select<String> theme = new Select<>();
    private final Div code = new Div();
    private final Div list = new Div();
    private @Nullable NegotiationView negotiation;
    private DisplayService.@Nullable Code shown;

    DisplaysView(DisplayService displays, NegotiationQueries negotiations, Seats seats, Live live, Clock clock) {
        this.displays = displays;
        this.negotiations = negotiations;
        this.seats = seats;
        this.live = live;
        this.clock = clock;
        name.setLabel(getTranslation("room.displays.name"));
        name.setHelperText(getTranslation("room.displays.name-help"));
        name.setMaxLength(DisplayService.LONGEST_NAME);
        name.setValue(getTranslation("room.displays.name-first"));
        language.setLabel(getTranslation("room.displays.language"));
        language.setItems(Messages.LANGUAGES.stream().map(Locale::getLanguage).toList());
        language.setEmptySelectionAllowed(true);
        language.setEmptySelectionCaption(getTranslation("room.displays.as-machine"));
        language.setItemLabelGenerator(spoken -> {
            Locale locale = Locale.of(spoken == null ? "" : spoken);
            return spoken == null ? getTranslation("room.displays.as-machine") : locale.getDisplayLanguage(locale);
        });
        theme.setLabel(getTranslation("room.displays.theme"));
        theme.setItems("light", "dark");
        theme.setEmptySelectionAllowed(true);
        theme.setEmptySelectionCaption(getTranslation("room.displays.as-machine"));
        theme.setItemLabelGenerator(
                look -> getTranslation(look == null ? "room.displays.as-machine" : "room.displays.theme-" + look));
        Button make = new Button(getTranslation("room.displays.make"), click -> make());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        Div form = new Div(name, language, theme, make);
        form.addClassName("form");
        code.getElement().setAttribute("aria-live", "polite");
        Section making = new Section(new H2(getTranslation("room.displays.new")), form, code);
        making.addClassNames("card", "stack");
        Section there = new Section(new H2(getTranslation("room.displays.there")), list);
        there.addClassName("section");
        getContent().addClassName("page");
        getContent().add(header, making, there);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String slug = event.getRouteParameters().get("negotiation").orElseThrow(() -> new NotFound("negotiation"));
        NegotiationView found = negotiations.bySlug(slug);
        if (!seats.mayFacilitate(found.id())) {
            throw new NotFound("displays");
        }
        negotiation = found;
        header.trail(new Anchor("negotiations/" + slug + "/rounds", getTranslation("voting.list.title")));
        header.title(getTranslation("room.displays.title"));
        header.lead(getTranslation("room.displays.lead"));
        Anchor here = new Anchor("negotiations/" + slug + "/room", getTranslation("room.displays.here"));
        here.setTarget(AnchorTarget.BLANK);
        here.setRouterIgnore(true);
        header.actions(here);
        live.follow(this, found.id().value(), touched -> {
            if (touched.stream().anyMatch(each -> each.type().startsWith("display."))) {
                show(found);
            }
        });
        show(found);
    }

    private void make() {
        NegotiationView of = negotiation;
        if (of == null) {
            return;
        }
        try {
            shown = displays.make(of.id(), name.getValue(), language.getValue(), theme.getValue());
            show(of);
        } catch (RuleViolation violation) {
            Toasts.refused(violation);
        }
    }

    private void show(NegotiationView of) {
        List<DisplayView> known = displays.list(of.id());
        DisplayService.Code made = shown;
        boolean waiting = made != null && waits(known, made);
        if (!waiting) {
            shown = null;
        }
        Kept.show(code, made != null && waiting ? List.of(new Kept.Part(made, () -> told(made))) : List.of());
        Kept.show(
                list,
                known.isEmpty()
                        ? List.of(new Kept.Part(
                                "none",
                                () -> new EmptyState(
                                        getTranslation("room.displays.none"),
                                        getTranslation("room.displays.none-next"))))
                        : List.of(new Kept.Part(
                                "rows",
                                DisplaysView::rows,
                                rows -> Kept.show(
                                        (UnorderedList) rows,
                                        known.stream()
                                                .map(display -> new Kept.Part(display, () -> row(display)))
                                                .toList()))));
    }

    private static UnorderedList rows() {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        return rows;
    }

    /** The code and what is done with it. */
    private Div told(DisplayService.Code made) {
        Span signs = new Span(made.code());
        signs.addClassName("room-code");
        signs.getElement().setAttribute("dir", "ltr");
        return new Div(
                new Paragraph(getTranslation("room.displays.how")),
                new SecretText(getTranslation("room.displays.address"), "/room"),
                new Paragraph(signs),
                new Countdown(made.expires(), clock, getTranslation("room.displays.expires")));
    }

    private static boolean waits(List<DisplayView> known, DisplayService.Code made) {
        return known.stream()
                .anyMatch(
                        display -> display.id().equals(made.display()) && display.state() == DisplayView.State.WAITING);
    }

    private Row row(DisplayView display) {
        boolean open = display.state() == DisplayView.State.OPEN;
        Formats formats = Formats.current();
        Component since = open
                ? new Span(new Span(getTranslation("room.displays.ends") + " "), formats.moment(display.ends()))
                : new Countdown(display.ends(), clock, getTranslation("room.displays.expires"));
        Button end = new Button(
                getTranslation(open ? "room.displays.end" : "room.displays.take-back"), click -> end(display));
        end.addThemeVariants(ButtonVariant.TERTIARY);
        return Row.of(display.name())
                .meta(since)
                .end(
                        new StatusBadge(
                                getTranslation("room.state." + display.state().word()),
                                open ? Shape.DISC : Shape.RING,
                                open ? Tone.ACCENT : Tone.NEUTRAL),
                        end);
    }

    private void end(DisplayView display) {
        ConfirmDialogs.ask(
                        getTranslation("room.displays.end"), getTranslation("room.displays.end-text", display.name()))
                .open(getTranslation("room.displays.end"), ignored -> {
                    displays.end(display.id());
                    NegotiationView of = negotiation;
                    if (of != null) {
                        show(of);
                    }
                });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("room.displays.title");
    }
}
