package org.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.parley.support.IntegrationTest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every door of the API is found, described, and closed to those who bring no token. */
@IntegrationTest
class ApiDoorTests {

    private final RequestMappingHandlerMapping mappings;
    private final JsonMapper json;
    private final int port;

    ApiDoorTests(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings,
            JsonMapper json,
            @LocalServerPort int port) {
        this.mappings = mappings;
        this.json = json;
        this.port = port;
    }

    /** One method and path of the API. */
    private record Door(String method, String path, HandlerMethod handler) {}

    private Stream<Door> doors() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getPackageName().equals("org.parley.api"))
                .flatMap(entry -> doors(entry.getKey(), entry.getValue()))
                .filter(door -> door.path().startsWith("/api/"));
    }

    private static Stream<Door> doors(RequestMappingInfo info, HandlerMethod handler) {
        return info.getPatternValues().stream()
                .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                        .map(method -> new Door(method.name(), path, handler)));
    }

    private HttpResponse<String> call(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String filled(String path) {
        return path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    @TestFactory
    Stream<DynamicTest> refusesEverybodyWithoutAToken() {
        return doors().map(door -> DynamicTest.dynamicTest(door.method() + " " + door.path(), () -> {
            assertThat(call(door.method(), filled(door.path())).statusCode()).isEqualTo(401);
            assertThat(call(door.method(), filled(door.path()), "Authorization", "Bearer made-up")
                            .statusCode())
                    .isEqualTo(401);
        }));
    }

    @Test
    void tellsInTheCallersLanguageThatATokenIsMissing() throws Exception {
        HttpResponse<String> plain = call("GET", "/api/v1/negotiations");
        assertThat(plain.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(plain.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        JsonNode problem = json.readTree(plain.body());
        assertThat(problem.path("status").asInt()).isEqualTo(401);
        assertThat(problem.path("title").asString("")).isEqualTo("No token that is good here");
        assertThat(problem.path("detail").asString("")).contains("Authorization: Bearer");
        HttpResponse<String> ukrainian =
                call("GET", "/api/v1/negotiations", "Accept-Language", "uk", "Authorization", "Bearer made-up");
        assertThat(json.readTree(ukrainian.body()).path("title").asString("")).isEqualTo("Немає чинного токена");
    }

    @Test
    void describesEveryDoorInTheDocument() throws Exception {
        HttpResponse<String> answer = call("GET", "/v3/api-docs");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode paths = json.readTree(answer.body()).path("paths");
        assertThat(doors()).hasSizeGreaterThan(15).allSatisfy(door -> {
            Operation operation = door.handler().getMethodAnnotation(Operation.class);
            assertThat(operation).as(door.toString()).isNotNull();
            assertThat(operation.summary()).as(door.toString()).isNotBlank();
            assertThat(operation.description()).as(door.toString()).isNotBlank();
            JsonNode described = paths.path(door.path()).path(door.method().toLowerCase(java.util.Locale.ROOT));
            assertThat(described.path("summary").asString(""))
                    .as(door.toString())
                    .isEqualTo(operation.summary());
            assertThat(described.path("tags").size()).as(door.toString()).isEqualTo(1);
        });
    }

    @Test
    void documentsNothingBesideTheApi() throws Exception {
        JsonNode paths = json.readTree(call("GET", "/v3/api-docs").body()).path("paths");
        assertThat(paths.propertyNames()).allSatisfy(path -> assertThat(path).startsWith("/api/v1/"));
        assertThat(json.readTree(call("GET", "/v3/api-docs").body())
                        .at("/components/securitySchemes/token/scheme")
                        .asString(""))
                .isEqualTo("bearer");
    }

    @Test
    void keepsNoSession() throws Exception {
        assertThat(call("GET", "/api/v1/negotiations").headers().firstValue("Set-Cookie"))
                .isEmpty();
    }
}
