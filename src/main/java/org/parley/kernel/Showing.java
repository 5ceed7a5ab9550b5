package org.parley.kernel;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the screens of one negotiation show between two pieces of news. What all of them would ask for alike is asked for once, by the
 * first; the rest wait for its answer (ADR 0043). Holds nothing that is anybody's own.
 */
public final class Showing {

    private final Map<Object, Answer> answers = new ConcurrentHashMap<>();

    /**
     * The answer to a question that is the same whoever asks.
     *
     * @param question compared by value, and by the same question always answered with the same type
     * @param ask      asked by one thread only; where it fails the next one asks again
     */
    @SuppressWarnings("unchecked") // of one type by the question
    public <T> T once(Object question, Supplier<T> ask) {
        return (T) answers.computeIfAbsent(question, none -> new Answer()).get(ask);
    }

    private static final class Answer {

        private @Nullable Object known;

        synchronized Object get(Supplier<?> ask) {
            Object answer = known;
            if (answer == null) {
                answer = Objects.requireNonNull(ask.get());
                known = answer;
            }
            return answer;
        }
    }
}
