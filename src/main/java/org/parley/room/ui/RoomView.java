package org.parley.room.ui;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.design.Live;
import org.parley.design.ThemeSwitch;
import org.parley.kernel.RuleViolation;
import org.parley.room.DisplayService;
import org.parley.room.DisplayView;
import org.parley.room.RoomQueries;

/**
 * Where the machine at the projector stands: asks for the code that a facilitator reads aloud, and is the wall from then on. The secret that
 * it is known by lies in a cookie that no script reads; there is no person here, and no other address is opened by it.
 */
@StyleSheet("context://styles/room.css")
@Route(value = "room", autoLayout = false)
@AnonymousAllowed
class RoomView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final String COOKIE = "room";

    private final RoomQueries room;
    private final DisplayService displays;
    private final Live live;
    private final Clock clock;
    private QueryParameters query = QueryParameters.empty();

    RoomView(RoomQueries room, DisplayService displays, Live live, Clock clock) {
        this.room = room;
        this.displays = displays;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        query = event.getLocation().getQueryParameters();
        RoomWall.language(query).ifPresent(event.getUI()::setLocale);
        Optional<String> secret = secret();
        secret.flatMap(displays::known)
                .ifPresentOrElse(
                        display -> hang(display, secret.orElseThrow()),
                        () -> ask(secret.isPresent() ? getTranslation("room.open.ended") : ""));
    }

    /** The wall, as the facilitator wished it unless the address says otherwise. */
    private void hang(DisplayView display, String secret) {
        RoomWall.language(query)
                .or(() -> display.language().flatMap(RoomWall::language))
                .ifPresent(UI.getCurrentOrThrow()::setLocale);
        RoomWall wall = new RoomWall(
                display.negotiation(),
                locale -> room.pictureFor(secret, locale),
                () -> ask(getTranslation("room.open.ended")),
                RoomWall.theme(query).or(display::theme).orElse(null),
                live,
                clock);
        getContent().removeAll();
        getContent().add(wall);
        wall.show();
    }

    private void ask(String why) {
        TextField code = new TextField(getTranslation("room.open.code"));
        code.addClassName("room-door__code");
        code.setHelperText(getTranslation("room.open.code-help"));
        code.setAutocapitalize(Autocapitalize.CHARACTERS);
        code.setAutocomplete(Autocomplete.OFF);
        code.getElement().setProperty("spellcheck", false);
        code.setMaxLength(20);
        code.setRequiredIndicatorVisible(false);
        Paragraph refusal = new Paragraph(why);
        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        Button open = new Button(getTranslation("room.open.submit"));
        open.addThemeVariants(ButtonVariant.PRIMARY);
        open.setDisableOnClick(true);
        open.addClickShortcut(Key.ENTER);
        open.addClickListener((ClickEvent<Button> click) -> {
            try {
                enter(code.getValue());
            } catch (RuleViolation violation) {
                refusal.setText(
                        getTranslation(violation.key(), violation.arguments().toArray()));
                code.focus();
            } finally {
                open.setEnabled(true);
            }
        });
        Div form = new Div(code, refusal, open);
        form.addClassName("form");
        Anchor signIn = new Anchor("", getTranslation("room.open.sign-in"));
        Main main = new Main(
                new H1(getTranslation("room.open.title")),
                new Paragraph(getTranslation("room.open.lead", DisplayService.CODE_MINUTES)),
                form,
                signIn,
                new ThemeSwitch());
        main.setId("main");
        main.addClassNames("page", "page--narrow", "room-door");
        show(main);
        code.focus();
    }

    private void show(Component content) {
        getContent().removeAll();
        getContent().add(content);
    }

    private void enter(String typed) {
        VaadinRequest request = VaadinRequest.getCurrent();
        DisplayService.Opened opened = displays.open(
                typed, Optional.ofNullable(request.getRemoteAddr()).orElse(""));
        Cookie cookie = new Cookie(COOKIE, opened.secret());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Strict");
        cookie.setMaxAge((int) Duration.ofDays(DisplayService.DAYS).toSeconds());
        VaadinResponse.getCurrent().addCookie(cookie);
        hang(opened.display(), opened.secret());
    }

    private static Optional<String> secret() {
        VaadinRequest request = VaadinRequest.getCurrent();
        Cookie @Nullable [] cookies = request == null ? null : request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("room.title");
    }
}
