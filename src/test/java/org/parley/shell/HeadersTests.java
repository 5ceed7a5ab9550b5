package org.parley.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What every class of response carries, asked for over plain HTTP. */
@IntegrationTest
class HeadersTests {

    private final Scene scene;
    private final int port;

    HeadersTests(Scene scene, @LocalServerPort int port) {
        this.scene = scene;
        this.port = port;
    }

    static Stream<String> paths() {
        return Stream.of(
                "/",
                "/sign-in",
                "/sign-in?error",
                "/welcome/nothing",
                "/negotiations/none/table",
                "/nothing-here",
                "/administration",
                "/styles/app.css",
                "/components/redline.js",
                "/favicon.ico",
                "/VAADIN/",
                "/VAADIN/../",
                "/v3/api-docs",
                "/api/v1/negotiations",
                "/api/v1/nothing-here",
                "/actuator/health",
                "/actuator/env",
                "/error");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void carriesTheFullSetOfHeadersOnEveryResponse(String path) {
        HttpResponse<String> response = new Browserless(port).get(path);

        assertHeaders(path, response);
    }

    @Test
    void carriesThemOnThePagesOfWhoeverIsSignedInAndKeepsThosePagesNowhere() {
        Scene.Table table = scene.table();
        Browserless browser = new Browserless(port);
        browser.signIn(table.facilitator().getUsername(), Scene.PASSWORD);

        for (String path : List.of(
                "/account",
                "/negotiations/" + table.slug() + "/table",
                "/negotiations/none/table",
                "/administration")) {
            HttpResponse<String> response = browser.get(path);
            assertHeaders(path, response);
            assertThat(response.headers().firstValue("Cache-Control").orElse(""))
                    .as(path)
                    .contains("no-store");
        }
    }

    @Test
    void letsNoScriptInThePageRunWithoutTheNonceOfThisVeryPage() {
        HttpResponse<String> first = new Browserless(port).get("/sign-in");
        HttpResponse<String> second = new Browserless(port).get("/sign-in");
        String policy = policy(first);

        assertThat(policy)
                .doesNotContain("'unsafe-inline' 'nonce")
                .containsPattern("script-src 'self' 'nonce-[^']{22}'");
        assertThat(policy(second)).isNotEqualTo(policy);
        assertThat(first.body()).doesNotContainPattern("<script(?![^>]*nonce=)");
    }

    @Test
    void namesNoOriginButItsOwn() {
        // The nonce is random, and two slashes are as likely in it as anything else
        String policy = policy(new Browserless(port).get("/sign-in")).replaceFirst("'nonce-[^']+'", "");
        assertThat(policy).contains("script-src 'self'").doesNotContain("nonce", "http", "*", "//");
    }

    @Test
    void promisesTransportSecurityWhereThereIsSome() {
        HttpResponse<String> response = new Browserless(port)
                .send(java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://localhost:" + port + "/sign-in"))
                        .header("X-Forwarded-Proto", "https"));

        assertThat(response.headers().firstValue("Strict-Transport-Security").orElse(""))
                .contains("max-age=31536000")
                .contains("includeSubDomains");
    }

    @Test
    void tellsStrangersNothingOfWhatItIsMadeOf() {
        for (String path :
                List.of("/nothing-here", "/error", "/actuator/env", "/VAADIN/%2e%2e/", "/api/v1/nothing-here")) {
            HttpResponse<String> response = new Browserless(port).get(path);
            assertThat(response.headers().map()).doesNotContainKeys("server", "x-powered-by");
            assertThat(response.body()).as(path).doesNotContain("Exception", "at org.", "Tomcat", "Spring");
        }
    }

    @Test
    void beginsNoSessionForWhoeverOnlyFetchesFiles() {
        for (String path : List.of(
                "/styles/app.css",
                "/VAADIN",
                "/VAADIN/",
                "//VAADIN/",
                "/VAADIN/%2e%2e/",
                "/actuator/health",
                "/api/v1/negotiations")) {
            HttpResponse<String> response = new Browserless(port).get(path);
            assertThat(response.headers().allValues("Set-Cookie")).as(path).isEmpty();
        }
    }

    @Test
    void keepsTheSessionCookieFromScriptsAndForeignPages() {
        List<String> cookies = new Browserless(port).get("/sign-in").headers().allValues("Set-Cookie");

        assertThat(cookies).isNotEmpty().allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite="));
    }

    private static void assertHeaders(String path, HttpResponse<String> response) {
        Map<String, List<String>> headers = response.headers().map();
        String as = path + " " + response.statusCode();
        assertThat(policy(response))
                .as(as)
                .contains("object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'");
        assertThat(headers.get("x-content-type-options")).as(as).containsExactly("nosniff");
        assertThat(headers.get("x-frame-options")).as(as).containsExactly("DENY");
        assertThat(headers.get("referrer-policy")).as(as).containsExactly("same-origin");
        assertThat(headers.get("cross-origin-opener-policy")).as(as).containsExactly("same-origin");
        assertThat(headers.get("cross-origin-resource-policy")).as(as).containsExactly("same-origin");
        assertThat(headers.get("permissions-policy"))
                .as(as)
                .singleElement()
                .asString()
                .contains("camera=()");
    }

    private static String policy(HttpResponse<String> response) {
        List<String> policies = response.headers().allValues("Content-Security-Policy");
        assertThat(policies).hasSize(1);
        return policies.getFirst();
    }
}
