package org.parley.procedure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.parley.kernel.Json;

/** The rule sets that come with the house. Each is a file under {@code procedure/}; none is coded. */
public final class Presets {

    private static final List<RuleSet> ALL = load();

    private Presets() {}

    /** All of them, in the order of the index file. */
    public static List<RuleSet> all() {
        return ALL;
    }

    public static Optional<RuleSet> find(String id) {
        return ALL.stream().filter(rules -> rules.id().equals(id)).findFirst();
    }

    /** Whether this very rule set, and not one of the same name with other rules, comes with the house. */
    public static boolean isPreset(RuleSet rules) {
        return ALL.contains(rules);
    }

    private static List<RuleSet> load() {
        return Json.parse(resource("index.json")).asArray().texts().stream()
                .map(id -> RuleSet.fromJson(Json.parse(resource(id + ".json"))))
                .toList();
    }

    private static byte[] resource(String name) {
        try (InputStream in = Presets.class.getResourceAsStream("/procedure/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing from the program: procedure/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
