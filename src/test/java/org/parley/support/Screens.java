package org.parley.support;

import com.vaadin.browserless.BrowserlessUIContext;
import com.vaadin.browserless.SecuredBrowserlessApplicationContext;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.Location;
import org.parley.identity.SignedIn;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Screens of people without a browser. */
public final class Screens {

    private Screens() {}

    /**
     * A window of somebody signed in. The session knows who it is, as after a real sign-in: a live change is drawn by another thread,
     * which asks the session.
     */
    public static BrowserlessUIContext of(SecuredBrowserlessApplicationContext<Authentication> house, SignedIn person) {
        Authentication authentication =
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
        BrowserlessUIContext window = house.newUser(authentication).newWindow();
        window.activate();
        window.getUI()
                .getSession()
                .getSession()
                .setAttribute(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                        new SecurityContextImpl(authentication));
        return window;
    }

    /** A window of somebody signed in, on a page. */
    public static BrowserlessUIContext at(
            SecuredBrowserlessApplicationContext<Authentication> house, SignedIn person, String path) {
        BrowserlessUIContext window = of(house, person);
        go(window, path);
        return window;
    }

    /** Goes to a page; its path may have a query. */
    public static void go(BrowserlessUIContext window, String path) {
        window.activate();
        Location there = new Location(path);
        window.getUI().navigate(there.getPath(), there.getQueryParameters());
        window.roundTrip();
    }

    /** Presses the last button with these words: that of the dialog, where one is open. */
    public static void press(BrowserlessUIContext window, String label) {
        window.activate();
        window.test(window.find(Button.class).withText(label).all().getLast()).click();
        window.roundTrip();
    }

    /** All words on the page that a window shows, after what other people's acts have changed on it. */
    public static String text(BrowserlessUIContext window) {
        window.activate();
        window.roundTrip();
        // A search runs what other threads wait to do on this screen; a round trip does not
        window.find(Main.class).all();
        return ((Component) window.getUI().getCurrentView()).getElement().getTextRecursively();
    }
}
