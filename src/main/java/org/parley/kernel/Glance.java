package org.parley.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A look at one screen by the person before it: what several parts of the screen would each read while they are told of news is read
 * once for all of them. It lasts as long as the call, on its thread.
 */
public final class Glance {

    private static final ThreadLocal<Map<Class<?>, Object>> CURRENT = new ThreadLocal<>();

    private Glance() {}

    /** Runs something as one glance; within another it is part of that. */
    public static void during(Runnable telling) {
        if (CURRENT.get() != null) {
            telling.run();
            return;
        }
        CURRENT.set(new HashMap<>());
        try {
            telling.run();
        } finally {
            CURRENT.remove();
        }
    }

    /** What the present glance keeps of this class, begun where it keeps none yet; null where nobody glances. */
    public static <T> @Nullable T kept(Class<T> what, Supplier<T> begin) {
        Map<Class<?>, Object> current = CURRENT.get();
        return current == null ? null : what.cast(current.computeIfAbsent(what, none -> begin.get()));
    }
}
