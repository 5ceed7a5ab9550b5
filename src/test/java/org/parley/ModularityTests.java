package org.parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The modules know each other along the arrows of the design, and along no other. */
class ModularityTests {

    /** What every module may stand on. */
    private static final Set<String> SHARED = Set.of("kernel", "design");

    /** The arrows; a module also sees what those it stands on see, because their signatures name it. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("kernel", Set.of()),
            Map.entry("design", Set.of("kernel", "text")),
            Map.entry("text", Set.of("kernel")),
            Map.entry("procedure", Set.of("kernel")),
            Map.entry("identity", Set.of("kernel")),
            Map.entry("delegation", Set.of("identity")),
            // the rules for words: ADR 0010
            Map.entry("deliberation", Set.of("delegation", "text")),
            Map.entry("voting", Set.of("delegation", "procedure")),
            // what hangs on the wall: ADR 0028, ADR 0035
            Map.entry("room", Set.of("voting", "sitting")),
            // ADR 0026
            Map.entry("sitting", Set.of("delegation", "voting", "procedure")),
            Map.entry("plan", Set.of("delegation", "text", "deliberation")),
            Map.entry("amendment", Set.of("plan", "voting", "deliberation", "text", "procedure")),
            // ADR 0032
            Map.entry("library", Set.of("plan")),
            // what stops a question before the vote: ADR 0033
            Map.entry("implementation", Set.of("plan", "voting")),
            Map.entry("notification", Set.of("amendment", "deliberation", "voting")),
            // who may read, and the redline of two states: ADR 0008; outcomes recomputed for a stranger: ADR 0014
            Map.entry("record", Set.of("delegation", "text", "procedure")));

    /** What stands on top and may know everything. */
    private static final Set<String> ON_TOP = Set.of("shell", "api", "sample");

    private final JavaClasses house = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.parley");

    @Test
    void usesOfAModuleWhatItOffers() {
        ApplicationModules.of(Parley.class).verify();
    }

    @Test
    void pointsEveryArrowTheWayTheDesignDoes() {
        Set<String> strays = new TreeSet<>();
        for (JavaClass type : house) {
            String from = module(type);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = module(dependency.getTargetClass());
                if (!from.isEmpty() && !to.isEmpty() && !mayKnow(from, to)) {
                    strays.add(from + " -> " + to + ": " + dependency.getDescription());
                }
            }
        }
        assertThat(strays).isEmpty();
    }

    @Test
    void knowsEveryModuleByItsArrows() {
        Set<String> modules =
                house.stream().map(ModularityTests::module).collect(Collectors.toCollection(TreeSet::new));
        modules.remove("");
        modules.removeAll(ON_TOP);
        assertThat(ARROWS.keySet()).containsAll(modules);
    }

    private static boolean mayKnow(String from, String to) {
        return from.equals(to)
                || ON_TOP.contains(from)
                || SHARED.contains(to)
                        && !SHARED.contains(from)
                        && !Set.of("text", "procedure").contains(from)
                || reachable(from).contains(to);
    }

    private static Set<String> reachable(String from) {
        Set<String> found = new HashSet<>();
        for (String next : ARROWS.getOrDefault(from, Set.of())) {
            found.add(next);
            found.addAll(reachable(next));
        }
        return found;
    }

    private static String module(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith("org.parley.")) {
            return "";
        }
        String rest = name.substring("org.parley.".length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
