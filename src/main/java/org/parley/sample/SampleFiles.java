package org.parley.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Reads the sample's files, which lie readable in {@code src/main/resources/sample/}. */
final class SampleFiles {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SampleFiles() {}

    /** The parts of the script, in the order in which they are played. */
    private static final List<String> SCRIPTS = List.of(
            "script.json",
            "script-collisions.json",
            "script-commitments.json",
            "script-precedents.json",
            "script-positions.json",
            "script-observers.json",
            "script-conditions.json",
            "script-elements.json",
            "script-blocks.json");

    /** One of them. */
    private record Script(String format, List<SampleAct> acts) {}

    static SampleNegotiation negotiation() {
        return MAPPER.readValue(read("negotiation.json"), SampleNegotiation.class);
    }

    /** The acts of all scripts, one script after the other. */
    static List<SampleAct> script() {
        return SCRIPTS.stream()
                .flatMap(file -> MAPPER.readValue(read(file), Script.class).acts().stream())
                .toList();
    }

    /** The library's cases, as they are imported. */
    static String precedents() {
        return read("precedents.csv");
    }

    /** A plan in the Markdown import format. */
    static String plan(SampleNegotiation.Plan plan) {
        return read(plan.file());
    }

    private static String read(String name) {
        try (InputStream in = SampleFiles.class.getResourceAsStream("/sample/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the sample lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
