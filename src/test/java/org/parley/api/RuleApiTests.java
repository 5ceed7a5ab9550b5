package org.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.identity.PersonService;
import org.parley.support.IntegrationTest;
import org.parley.support.Scene;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Rules read, tried and written by programs. */
@IntegrationTest
class RuleApiTests {

    private final Scene scene;
    private final PersonService people;
    private final int port;
    private final Map<String, Caller> callers = new HashMap<>();

    RuleApiTests(Scene scene, PersonService people, @LocalServerPort int port) {
        this.scene = scene;
        this.people = people;
        this.port = port;
    }

    @Test
    void aProgramWritesChangesTriesAndRetiresRules() {
        Scene.Table table = scene.table();
        String rules = "/api/v1/negotiations/" + table.slug() + "/rules";
        Map<String, Object> first = rules("1/2");
        Caller.Answer written = as(table, "Facilitator").post(rules, Map.of("rules", first, "reason", "Monday"));
        assertThat(written.status()).as(written.response().body()).isEqualTo(201);
        assertThat(written.text("/rules/threshold/more_than")).isEqualTo("1/2");

        Caller.Answer changed = as(table, "Facilitator")
                .post(rules + "/sea/versions", Map.of("rules", rules("3/4"), "version", 1, "reason", "Tuesday"));
        assertThat(changed.status()).as(changed.response().body()).isEqualTo(201);
        assertThat(changed.text("/versions/0/reason")).isEqualTo("Tuesday");
        assertThat(changed.text("/versions/1/hash")).isEqualTo(written.text("/hash"));
        assertThat(as(table, "Facilitator")
                        .post(rules + "/sea/versions", Map.of("rules", first, "version", 1, "reason", "Late"))
                        .status())
                .isEqualTo(422);

        assertThat(as(table, "Facilitator")
                        .post(rules + "/sea/retire", Map.of("reason", "Old"))
                        .json()
                        .at("/retired")
                        .asBoolean())
                .isTrue();
        assertThat(as(table, "Observer").get(rules).response().body()).contains("\"sea\"", "\"eu-qualified\"");
        assertThat(as(table, "Northland head")
                        .post(rules, Map.of("rules", first, "reason", "Not mine to write"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aProgramTriesRulesWithoutWritingThem() {
        Scene.Table table = scene.table();
        Caller.Answer tried = as(table, "Observer")
                .post(
                        "/api/v1/rules/try",
                        Map.of(
                                "rules",
                                rules("1/2"),
                                "groups",
                                List.of(Map.of("who", "party", "yes", 2), Map.of("who", "guarantor", "no", 3))));
        assertThat(tried.status()).as(tried.response().body()).isEqualTo(200);
        assertThat(tried.text("/verdict")).isEqualTo("rejected");
        assertThat(tried.json().at("/checks/0/required").asInt()).isEqualTo(3);
        assertThat(as(table, "Observer")
                        .post(
                                "/api/v1/rules/try",
                                Map.of("rules", rules("0.5"), "groups", List.of(Map.of("who", "party", "yes", 2))))
                        .status())
                .isEqualTo(422);
    }

    private static Map<String, Object> rules(String share) {
        return Map.of("id", "sea", "name", "Sea", "threshold", Map.of("more_than", share));
    }

    private Caller as(Scene.Table table, String name) {
        return callers.computeIfAbsent(
                name, ignored -> new Caller(port, table.as(name).call(() -> people.makeToken("test"))));
    }
}
