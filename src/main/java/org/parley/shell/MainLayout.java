package org.parley.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.NegotiationId;
import org.parley.delegation.NegotiationQueries;
import org.parley.delegation.NegotiationView;
import org.parley.design.Frame;
import org.parley.design.Live;
import org.parley.design.Pin;
import org.parley.design.Shortcuts;
import org.parley.design.ThemeSwitch;
import org.parley.identity.CurrentPerson;
import org.parley.identity.PersonService;
import org.parley.kernel.Messages;
import org.parley.kernel.NotFound;
import org.parley.record.Checkpoints;
import org.parley.record.LogId;
import org.parley.record.PinService;

/** The frame around every page: the negotiation one is in, its five places, language, appearance and the person. */
@Layout
@AnonymousAllowed
class MainLayout extends Composite<Frame> implements RouterLayout, AfterNavigationObserver {

    private final CurrentPerson current;
    private final NegotiationQueries negotiations;
    private final PersonService people;
    private final AuthenticationContext authentication;
    private final Checkpoints checkpoints;
    private final PinService pins;
    private final Live live;
    private final Shortcuts shortcuts = new Shortcuts();
    private final Div ears = new Div();
    private @Nullable String shown;

    MainLayout(
            CurrentPerson current,
            NegotiationQueries negotiations,
            PersonService people,
            AuthenticationContext authentication,
            Checkpoints checkpoints,
            PinService pins,
            Live live) {
        this.checkpoints = checkpoints;
        this.pins = pins;
        this.live = live;
        this.current = current;
        this.negotiations = negotiations;
        this.people = people;
        this.authentication = authentication;
        getContent().tools(tools());
    }

    @Override
    protected Frame initContent() {
        return new Frame("", getTranslation("shell.house"));
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        getContent().show(content);
    }

    @Override
    public void removeRouterLayoutContent(HasElement oldContent) {
        getContent().show(null);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        List<String> path = event.getLocation().getSegments();
        Optional<NegotiationView> negotiation =
                path.size() > 1 && path.getFirst().equals("negotiations") ? find(path.get(1)) : Optional.empty();
        String slug = negotiation.map(NegotiationView::slug).orElse("");
        if (!slug.equals(shown)) {
            shown = slug;
            negotiation.ifPresentOrElse(this::enter, this::leave);
        }
        getContent().here(place(path));
        alarm(negotiation.map(NegotiationView::id));
    }

    /** A record that is not what was signed is everybody's business, wherever they are. */
    private void alarm(Optional<NegotiationId> negotiation) {
        if (current.find().isEmpty()) {
            return;
        }
        boolean here = negotiation
                .flatMap(id -> checkpoints.alarm(LogId.of(id.value())))
                .isPresent();
        boolean house = checkpoints.alarm(LogId.HOUSE).isPresent();
        getContent().alarm(here || house ? getTranslation(here ? "shell.alarm.record" : "shell.alarm.house") : null);
    }

    /** Hears the alarm of the negotiation one is in for as long as one is in it. */
    private void listen(NegotiationView negotiation) {
        Div listening = new Div();
        ears.removeAll();
        ears.add(listening);
        LogId log = LogId.of(negotiation.id().value());
        Pin pin = new Pin(
                "record/" + negotiation.slug(),
                pins.seen(log).map(PinService.Pin::text).orElse(null));
        pin.onVerified(verified -> pins.saw(log, verified.size(), verified.root()));
        getContent().watch(pin);
        live.follow(listening, negotiation.id().value(), touched -> {
            if (touched.stream().anyMatch(change -> change.type().equals(Checkpoints.ALARMED))) {
                alarm(Optional.of(negotiation.id()));
            }
        });
    }

    private Optional<NegotiationView> find(String slug) {
        if (current.find().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(negotiations.bySlug(slug));
        } catch (NotFound hidden) {
            return Optional.empty();
        }
    }

    private void enter(NegotiationView negotiation) {
        listen(negotiation);
        String base = "negotiations/" + negotiation.slug();
        getContent().negotiation(new Anchor(base + "/table", negotiation.name()));
        getContent()
                .places(List.of(
                        new Frame.Place("floor", base, getTranslation("shell.place.floor")),
                        new Frame.Place("plan", base + "/plans", getTranslation("shell.place.plan")),
                        new Frame.Place("amendments", base + "/amendments", getTranslation("shell.place.amendments")),
                        new Frame.Place("rounds", base + "/rounds", getTranslation("shell.place.rounds")),
                        new Frame.Place("record", base + "/record", getTranslation("shell.place.record"))));
        shortcuts.setShortcuts(List.of(
                go("g f", base, "floor"),
                go("g p", base + "/plans", "plan"),
                go("g a", base + "/amendments", "amendments"),
                go("g v", base + "/rounds", "rounds"),
                go("g r", base + "/record", "record")));
    }

    private Shortcuts.Shortcut go(String keys, String path, String place) {
        return new Shortcuts.Shortcut(keys, "", getTranslation("shell.place." + place), path);
    }

    private void leave() {
        ears.removeAll();
        getContent().watch();
        getContent().negotiation();
        getContent().places(List.of());
        shortcuts.setShortcuts(List.of());
    }

    private static @Nullable String place(List<String> path) {
        if (path.size() < 2 || !path.getFirst().equals("negotiations")) {
            return null;
        }
        if (path.size() == 2) {
            return "floor";
        }
        return switch (path.get(2)) {
            case "plans" -> path.contains("amend") ? "amendments" : "plan";
            case "side-by-side" -> "plan";
            case "amendments", "packages" -> "amendments";
            case "sittings" -> "floor";
            case "rounds", "preparation", "rules", "statements", "displays" -> "rounds";
            case "record" -> "record";
            default -> null;
        };
    }

    private Component[] tools() {
        MenuBar menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.TERTIARY);
        menu.getElement().setAttribute("aria-label", getTranslation("shell.menu.label"));
        Span language = new Span();
        language.addClassName("icon");
        language.getElement().setAttribute("data-icon", "language");
        MenuItem languages = menu.addItem(language);
        languages.getElement().setAttribute("aria-label", getTranslation("shell.menu.language"));
        fill(languages.getSubMenu());
        current.find().ifPresent(person -> {
            Span icon = new Span();
            icon.addClassName("icon");
            icon.getElement().setAttribute("data-icon", "user");
            Span name = new Span(person.name());
            name.addClassName("shell__person");
            MenuItem item = menu.addItem(new Span(icon, name));
            item.getElement().setAttribute("aria-label", person.name());
            SubMenu own = item.getSubMenu();
            own.addItem(getTranslation("shell.menu.negotiations"), click -> go(""));
            own.addItem(getTranslation("shell.menu.precedents"), click -> go("precedents"));
            own.addItem(getTranslation("shell.menu.account"), click -> go("account"));
            if (person.administrator()) {
                own.addItem(getTranslation("shell.menu.administration"), click -> go("administration"));
            }
            own.addSeparator();
            own.addItem(getTranslation("shell.menu.sign-out"), click -> authentication.logout());
        });
        ears.setVisible(false);
        return new Component[] {ears, shortcuts, new ThemeSwitch(), menu};
    }

    private void fill(SubMenu languages) {
        for (Locale language : Messages.LANGUAGES) {
            MenuItem item = languages.addItem(language.getDisplayLanguage(language), click -> speak(language));
            item.setCheckable(true);
            item.setChecked(Messages.language(getLocale()).equals(language));
            item.getElement().setAttribute("lang", language.getLanguage());
        }
    }

    private void speak(Locale language) {
        current.find().ifPresent(person -> people.speak(language.getLanguage()));
        Languages.choose(language);
        getUI().ifPresent(ui -> ui.getPage().reload());
    }

    private void go(String path) {
        getUI().ifPresent(ui -> ui.navigate(path));
    }
}
