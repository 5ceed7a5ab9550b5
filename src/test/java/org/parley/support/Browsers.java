package org.parley.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The browser of a class of tests, as a static field with {@code @RegisterExtension}: started before the first of them, closed after the
 * last, and what each test visited is closed, and has complained of nothing, after it.
 */
public final class Browsers implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private final List<Visits> visits = new ArrayList<>();
    private @Nullable Chromium chromium;

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = Chromium.start();
    }

    public Chromium chromium() {
        return Objects.requireNonNull(chromium);
    }

    /** The visits of one test to the house on this port. */
    public Visits visits(int port) {
        Visits made = new Visits(chromium(), port);
        visits.add(made);
        return made;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<Visits> made = List.copyOf(visits);
        visits.clear();
        made.forEach(Visits::close);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }
}
