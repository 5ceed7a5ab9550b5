package org.parley.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.identity.PersonService;
import org.parley.identity.SignedIn;
import org.parley.support.As;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The door, knocked at over plain HTTP. */
@IntegrationTest
class SignInTests {

    private final Scene scene;
    private final PersonService people;
    private final int port;

    SignInTests(Scene scene, PersonService people, @LocalServerPort int port) {
        this.scene = scene;
        this.people = people;
        this.port = port;
    }

    @Test
    void givesTheSessionANewIdWhenSomebodySignsIn() {
        SignedIn person = scene.stranger();
        Browserless browser = new Browserless(port);
        browser.get("/sign-in");
        String before = browser.session();

        HttpResponse<String> accepted = browser.signIn(person.getUsername(), Scene.PASSWORD);

        assertThat(location(accepted)).doesNotContain("error");
        assertThat(before).isNotEmpty();
        assertThat(browser.session()).isNotEmpty().isNotEqualTo(before);
        HttpResponse<String> withTheOldId = new Browserless(port)
                .send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/account"))
                        .header("Cookie", "JSESSIONID=" + before));
        assertThat(withTheOldId.statusCode()).isEqualTo(302);
    }

    @Test
    void answersAWrongPasswordAndAnUnknownAddressAlikeAndAsSlowly() {
        SignedIn person = scene.stranger();
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int attempt = 0; attempt < 9; attempt++) {
            known.add(refused(person.getUsername()));
            unknown.add(refused("nobody-" + attempt + "@parley.test"));
        }

        // Argon2id is nearly all of the time; without it an unknown address would be refused in a hundredth of it. The
        // quickest of
        // each is what the machine's other work has touched least.
        assertThat(Collections.min(unknown)).isGreaterThan(Collections.min(known) / 2);
    }

    @Test
    void makesWhoeverFailsTenTimesWaitEvenWithTheRightPassword() {
        SignedIn person = scene.stranger();
        for (int attempt = 0; attempt < 10; attempt++) {
            refused(person.getUsername());
        }

        assertThat(location(new Browserless(port).signIn(person.getUsername(), Scene.PASSWORD)))
                .contains("error");
    }

    @Test
    void refusesASignInThatAnotherSiteSends() {
        SignedIn person = scene.stranger();

        HttpResponse<String> forged = new Browserless(port)
                .send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                        .header("Sec-Fetch-Site", "cross-site")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username="
                                + URLEncoder.encode(person.getUsername(), StandardCharsets.UTF_8) + "&password="
                                + URLEncoder.encode(Scene.PASSWORD, StandardCharsets.UTF_8))));

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void showsNothingAfterSigningOut() {
        SignedIn person = scene.stranger();
        Browserless browser = new Browserless(port);
        browser.signIn(person.getUsername(), Scene.PASSWORD);
        String page = browser.get("/account").body();

        browser.post("/logout", Map.of("_csrf", Browserless.token(page)));

        assertThat(browser.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void shutsOutAtOnceWhoseAccountIsClosed() {
        SignedIn person = scene.stranger();
        Browserless browser = new Browserless(port);
        browser.signIn(person.getUsername(), Scene.PASSWORD);
        String token = As.person(person).call(() -> people.makeToken("reader"));
        assertThat(api(token).statusCode()).isNotEqualTo(401);

        As.person(scene.administrator()).run(() -> people.disable(person.id()));

        assertThat(api(token).statusCode()).isEqualTo(401);
        assertThat(location(new Browserless(port).signIn(person.getUsername(), Scene.PASSWORD)))
                .contains("error");
    }

    private HttpResponse<String> api(String token) {
        return new Browserless(port)
                .send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/negotiations"))
                        .header("Authorization", "Bearer " + token));
    }

    private long refused(String email) {
        Browserless browser = new Browserless(port);
        String token = Browserless.token(browser.get("/sign-in").body());
        long begun = System.nanoTime();
        HttpResponse<String> refused =
                browser.post("/sign-in", Map.of("username", email, "password", "not the password", "_csrf", token));
        long took = System.nanoTime() - begun;
        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(location(refused)).endsWith("/sign-in?error");
        return took;
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
