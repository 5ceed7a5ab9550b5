package org.parley.support;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the tests of a run by what they stand on, and says so in its last lines. */
public final class TestCounts implements TestExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger("parley.tests");

    private enum Kind {
        UNIT,
        PROPERTY,
        INTEGRATION,
        MODULE,
        UI,
        BROWSER
    }

    private final Map<Kind, Integer> passed = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> skipped = new EnumMap<>(Kind.class);
    private int failed;

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest()) {
            return;
        }
        switch (result.getStatus()) {
            case SUCCESSFUL -> passed.merge(kind(test), 1, Integer::sum);
            case ABORTED -> skipped.merge(kind(test), 1, Integer::sum);
            case FAILED -> failed++;
        }
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        skipped.merge(test.isTest() ? kind(test) : Kind.BROWSER, 1, Integer::sum);
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        LOG.warn(
                "Tests passed: {}; failed: {}; skipped: {}",
                passed.entrySet().stream()
                        .map(entry -> entry.getKey().name().toLowerCase(java.util.Locale.ROOT) + " " + entry.getValue())
                        .collect(Collectors.joining(", ")),
                failed,
                skipped.values().stream().mapToInt(Integer::intValue).sum());
    }

    private static Kind kind(TestIdentifier test) {
        if (test.getUniqueId().contains("[engine:jqwik]")) {
            return Kind.PROPERTY;
        }
        Class<?> type = test.getSource()
                .map(source -> switch (source) {
                    case MethodSource method -> method.getJavaClass();
                    case ClassSource of -> of.getJavaClass();
                    default -> Object.class;
                })
                .orElse(Object.class);
        String tags = test.getTags().toString();
        if (tags.contains("browser")) {
            return Kind.BROWSER;
        }
        if (tags.contains("ui")) {
            return Kind.UI;
        }
        if (tags.contains("module") || type.getSimpleName().matches("(Architecture|Modularity)Tests")) {
            return Kind.MODULE;
        }
        return type.isAnnotationPresent(IntegrationTest.class) ? Kind.INTEGRATION : Kind.UNIT;
    }
}
