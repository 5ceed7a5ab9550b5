package org.parley.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * What every response tells the browser it may do: nothing from elsewhere, nothing in a frame, nothing kept (ASVS 3.4).
 *
 * <p>Two permissions are wider than one would wish, both for Vaadin 25.2: its client evaluates the small functions that the server sends
 * ({@code unsafe-eval}), and its components carry style elements ({@code unsafe-inline} for styles only). Scripts in the page itself run
 * by a nonce that is new with each page.
 */
@Component
class Headers implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1L;
    private static final String POLICY = "Content-Security-Policy";
    private static final int NONCE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String NOTHING_ELSE =
            "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
                    + " connect-src 'self'; manifest-src 'self'; frame-src 'none'; object-src 'none'; worker-src 'none'; base-uri 'self';"
                    + " form-action 'self'; frame-ancestors 'none'";

    /**
     * Onto any response before anything else is done with it: written late, as Spring Security does, they would miss what is sent
     * in one large piece. A page replaces the policy by its own, a file what may be kept of it.
     */
    static void write(HttpServletRequest request, HttpServletResponse response) {
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        response.setHeader("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
        response.setHeader(POLICY, "default-src 'self'; script-src 'self'" + NOTHING_ELSE);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(),"
                        + " payment=(), usb=(), clipboard-write=(self), fullscreen=(self)");
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(page -> {
            byte[] bits = new byte[NONCE_BYTES];
            RANDOM.nextBytes(bits);
            String nonce = Base64.getEncoder().withoutPadding().encodeToString(bits);
            page.getDocument().getElementsByTag("script").attr("nonce", nonce);
            page.getVaadinResponse()
                    .setHeader(
                            POLICY,
                            "default-src 'self'; script-src 'self' 'nonce-" + nonce + "' 'unsafe-eval'" + NOTHING_ELSE);
        });
    }
}
