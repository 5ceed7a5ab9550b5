package org.parley.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.parley.kernel.Json;

/**
 * A person with a browser, without the browser: asks the server for what Vaadin's client asks for, in the same order (the page, its
 * configuration, the screen), and keeps the session. What it measures is the server's work, and its own for reading the answer.
 */
final class Visitor implements AutoCloseable {

    private static final Pattern CSRF =
            Pattern.compile("name=\"_csrf\"[^>]*content=\"([^\"]+)\"|\"_csrf\"\\s*:\\s*\"([^\"]+)\"");

    /**
     * A screen that was opened.
     *
     * @param millis     from asking for the page to the last byte of the screen
     * @param bytes      of the screen's description as the client reads it
     * @param compressed the same as they came over the wire
     * @param content    the description itself
     */
    record Screen(int ui, double millis, long bytes, long compressed, String pushId, String content) {}

    private record Answer(String text, long compressed) {}

    /** One for all: each has threads of its own, and thousands come. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final String base;

    private Visitor(String base) {
        this.base = base;
    }

    /** Somebody who has not signed in. */
    static Visitor nobody(String base) {
        return new Visitor(base);
    }

    static Visitor signedIn(String base, String email, String password) throws IOException, InterruptedException {
        Visitor visitor = new Visitor(base);
        String page = visitor.get("/sign-in").text();
        Matcher csrf = CSRF.matcher(page);
        if (!csrf.find()) {
            throw new IOException("no token on the sign-in page: " + page);
        }
        String token = csrf.group(1) != null ? csrf.group(1) : csrf.group(2);
        HttpResponse<byte[]> answer = visitor.send(HttpRequest.newBuilder(URI.create(base + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "_csrf=" + encoded(token) + "&username=" + encoded(email) + "&password=" + encoded(password))));
        String to = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 302 || to.contains("error")) {
            throw new IOException(email + " cannot sign in: " + answer.statusCode() + " " + to);
        }
        return visitor;
    }

    /** Opens a screen at an address, for example {@code negotiations/peace/plans/first?at=…}. */
    Screen open(String address) throws IOException, InterruptedException {
        String path = address.contains("?") ? address.substring(0, address.indexOf('?')) : address;
        String query = address.contains("?") ? address.substring(address.indexOf('?') + 1) : "";
        long began = System.nanoTime();
        get("/" + address);
        Json.Obj configuration = Json.parse(get("/?v-r=init&location=" + encoded(path) + "&query=" + encoded(query)
                                + "&v-sh=900&v-sw=1440&v-wh=900&v-ww=1440&v-bh=900&v-bw=1440&v-tzo=0&v-dstd=0&v-rtzo=0&v-dston=false&v-tzid=UTC")
                        .text())
                .asObject()
                .object("appConfig");
        Json.Obj first = configuration.object("uidl");
        int ui = (int) configuration.number("v-uiId");
        String go = Json.object()
                .put("csrfToken", first.text("Vaadin-Security-Key"))
                .put(
                        "rpc",
                        Json.array(java.util.List.of(Json.object()
                                .put("type", "event")
                                .put("node", 1)
                                .put("event", "ui-navigate")
                                .put(
                                        "data",
                                        Json.object()
                                                .put("route", "/" + path)
                                                .put("query", query.isEmpty() ? "" : "?" + query)
                                                .put("appShellTitle", "")
                                                .put(
                                                        "historyState",
                                                        Json.object()
                                                                .put("idx", 0)
                                                                .build())
                                                .put("trigger", "")
                                                .build())
                                .build())))
                .put("syncId", 0)
                .put("clientId", 0)
                .build()
                .canonical();
        Answer screen = answer(HttpRequest.newBuilder(URI.create(base + "/?v-r=uidl&v-uiId=" + ui))
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("Accept-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofString(go)));
        double millis = (System.nanoTime() - began) / 1e6;
        if (!screen.text().contains("\"changes\"")) {
            throw new IOException("no screen at " + address + ": " + screen.text());
        }
        return new Screen(
                ui,
                millis,
                screen.text().getBytes(StandardCharsets.UTF_8).length,
                screen.compressed(),
                first.findText("Vaadin-Push-ID").orElse(""),
                screen.text());
    }

    /** Opens the screen's channel for news, and leaves it open. */
    WebSocket listen(Screen screen) {
        return listen(screen, news -> {});
    }

    /**
     * Opens the screen's channel for news, and leaves it open.
     *
     * @param heard told each message whole, as it comes
     */
    WebSocket listen(Screen screen, Consumer<String> heard) {
        return HTTP.newWebSocketBuilder()
                .header("Cookie", cookies())
                .header("Origin", base)
                .buildAsync(
                        URI.create(base.replace("http:", "ws:") + "/VAADIN/push?v-r=push&v-uiId=" + screen.ui()
                                + "&v-pushId="
                                + screen.pushId()
                                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport=websocket"
                                + "&X-Atmosphere-TrackMessageSize=true&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId=1"
                                + "&Content-Type=application/json;%20charset=UTF-8"),
                        new WebSocket.Listener() {

                            private final StringBuilder message = new StringBuilder();

                            @Override
                            public CompletionStage<?> onText(WebSocket socket, CharSequence news, boolean last) {
                                message.append(news);
                                if (last) {
                                    heard.accept(message.toString());
                                    message.setLength(0);
                                }
                                socket.request(1);
                                return null;
                            }
                        })
                .join();
    }

    private String cookies() {
        return cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies());
        }
        HttpResponse<byte[]> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        answer.headers().allValues("Set-Cookie").stream()
                .flatMap(line -> HttpCookie.parse(line).stream())
                .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
        return answer;
    }

    private Answer get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept-Encoding", "gzip")
                .header("Accept", "text/html,*/*")
                .header("Accept-Language", "en-GB")
                .GET());
    }

    private Answer answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(request);
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " from " + answer.uri());
        }
        byte[] body = answer.body();
        if (answer.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent()) {
            try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
                return new Answer(new String(plain.readAllBytes(), StandardCharsets.UTF_8), body.length);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return new Answer(new String(body, StandardCharsets.UTF_8), body.length);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(Objects.requireNonNull(value), StandardCharsets.UTF_8);
    }

    /** Leaves without signing out, as one does who closes the browser. */
    @Override
    public void close() {
        cookies.clear();
    }
}
