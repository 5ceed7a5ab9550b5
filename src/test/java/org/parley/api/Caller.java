package org.parley.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that calls the API with somebody's token. */
final class Caller {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final String token;
    private final String language;

    Caller(int port, String token) {
        this(port, token, "en");
    }

    private Caller(int port, String token, String language) {
        this.port = port;
        this.token = token;
        this.language = language;
    }

    /** The same program, asking for sentences in another language. */
    Caller speaking(String other) {
        return new Caller(port, token, other);
    }

    /** What came back. */
    record Answer(int status, HttpResponse<String> response) {

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text(String pointer) {
            return json().at(pointer).asString("");
        }
    }

    Answer get(String path) {
        return call("GET", path, null);
    }

    Answer post(String path) {
        return call("POST", path, null);
    }

    Answer post(String path, Object body, String... headers) {
        return call("POST", path, JSON.writeValueAsString(body), headers);
    }

    Answer patch(String path, Object body, String... headers) {
        return call("PATCH", path, JSON.writeValueAsString(body), headers);
    }

    Answer put(String path, Object body, String... headers) {
        return call("PUT", path, JSON.writeValueAsString(body), headers);
    }

    /** A body as {@link #post} would send it. */
    static String json(Object body) {
        return JSON.writeValueAsString(body);
    }

    /** Sends a body without saying how long it is. */
    Answer stream(String path, String body) {
        return exchange(
                "POST",
                path,
                HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                "Content-Type",
                "application/json");
    }

    Answer send(String method, String path, String type, String body) {
        return call(method, path, body, "Content-Type", type);
    }

    private Answer call(String method, String path, @org.jspecify.annotations.Nullable String body, String... headers) {
        if (body == null) {
            return exchange(method, path, HttpRequest.BodyPublishers.noBody(), headers);
        }
        boolean typed = java.util.Arrays.asList(headers).contains("Content-Type");
        String[] all = headers;
        if (!typed) {
            all = java.util.Arrays.copyOf(headers, headers.length + 2);
            all[headers.length] = "Content-Type";
            all[headers.length + 1] = "application/json";
        }
        return exchange(method, path, HttpRequest.BodyPublishers.ofString(body), all);
    }

    private Answer exchange(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", language);
        for (int at = 0; at < headers.length; at += 2) {
            request.header(headers[at], headers[at + 1]);
        }
        request.method(method, body);
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (java.io.IOException cause) {
            throw new java.io.UncheckedIOException(cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(cause);
        }
    }
}
