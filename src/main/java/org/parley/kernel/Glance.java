package org.parley.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A look at one screen by the person before it: what several parts of the screen would each read while they are told of news is read
 * once for all of them, and what all screens would read alike once for all {@linkplain Showing screens}. It lasts as long as the call,
 * on its thread.
 */
public final class Glance {

    private static final ThreadLocal<Glance> CURRENT = new ThreadLocal<>();

    private final Map<UUID, Showing> showings;
    private final Map<Class<?>, Object> kept = new HashMap<>();

    private Glance(Map<UUID, Showing> showings) {
        this.showings = showings;
    }

    /** Runs something as one glance; within another it is part of that. */
    public static void during(Runnable telling) {
        during(Map.of(), telling);
    }

    /** @param showings what is shown of the negotiations that the screen follows: begun before anything is read, so that nothing in it is older */
    public static void during(Map<UUID, Showing> showings, Runnable telling) {
        if (CURRENT.get() != null) {
            telling.run();
            return;
        }
        CURRENT.set(new Glance(showings));
        try {
            telling.run();
        } finally {
            CURRENT.remove();
        }
    }

    /** What the present glance keeps of this class, begun where it keeps none yet; null where nobody glances. */
    public static <T> @Nullable T kept(Class<T> what, Supplier<T> begin) {
        Glance current = CURRENT.get();
        return current == null ? null : what.cast(current.kept.computeIfAbsent(what, none -> begin.get()));
    }

    /** What is shown to all who glance at a negotiation now; null where nobody does. */
    public static @Nullable Showing showing(UUID negotiation) {
        Glance current = CURRENT.get();
        return current == null ? null : current.showings.get(negotiation);
    }
}
