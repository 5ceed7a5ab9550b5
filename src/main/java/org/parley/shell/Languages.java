package org.parley.shell;

import com.vaadin.flow.component.Direction;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.parley.identity.CurrentPerson;
import org.parley.identity.PersonQueries;
import org.parley.identity.PersonView;
import org.parley.kernel.Messages;
import org.springframework.stereotype.Component;

/** Gives each page its language and direction: the person's choice, else the device's, else the browser's. */
@Component
class Languages implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;
    private static final String COOKIE = "language";

    private final transient CurrentPerson current;
    private final transient PersonQueries people;

    Languages(CurrentPerson current, PersonQueries people) {
        this.current = current;
        this.people = people;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(response -> {
            Locale locale = locale(response.getVaadinRequest());
            response.getDocument()
                    .getElementsByTag("html")
                    .attr("lang", locale.getLanguage())
                    .attr("dir", rightToLeft(locale) ? "rtl" : "ltr");
        });
        event.getSource().addUIInitListener(init -> {
            Locale locale = locale(VaadinService.getCurrentRequest());
            UI ui = init.getUI();
            ui.setLocale(locale);
            ui.setDirection(rightToLeft(locale) ? Direction.RIGHT_TO_LEFT : Direction.LEFT_TO_RIGHT);
        });
    }

    /** Keeps the choice on the device for a year, for the pages before signing in. */
    static void choose(Locale language) {
        Cookie cookie = new Cookie(COOKIE, language.getLanguage());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
        VaadinService.getCurrentResponse().addCookie(cookie);
    }

    private Locale locale(VaadinRequest request) {
        return chosenByPerson()
                .or(() -> chosenOnDevice(request))
                .orElseGet(() -> Messages.language(request.getLocale()));
    }

    private Optional<Locale> chosenByPerson() {
        return current.find()
                .map(person -> people.me())
                .map(PersonView::language)
                .map(Locale::of);
    }

    private static Optional<Locale> chosenOnDevice(VaadinRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(cookie -> Messages.language(Locale.of(cookie.getValue())))
                        .findFirst();
    }

    private static boolean rightToLeft(Locale locale) {
        return locale.getLanguage().equals("ar");
    }
}
