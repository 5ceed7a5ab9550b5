package org.parley.sitting;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.RuleViolation;

/**
 * For how long one speaks (UN General Assembly rules 72 and 114). Each between ten seconds and eight hours; null where nothing is said.
 *
 * @param speech      one speech on an item
 * @param budget      all speeches of a delegation on an item, or in the sitting
 * @param scope       what the budget is for
 * @param explanation one explanation of vote (88 and 128)
 * @param reply       one reply (73 and 115)
 */
public record Limits(
        @Nullable Duration speech,
        @Nullable Duration budget,
        Scope scope,
        @Nullable Duration explanation,
        @Nullable Duration reply) {

    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofHours(8);

    public static final Limits NONE = new Limits(null, null, Scope.ITEM, null, null);

    /** What a budget is for. */
    public enum Scope {
        ITEM,
        SITTING;

        /** The end of its translation key. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Limits {
        Stream.of(of(speech), of(budget), of(explanation), of(reply)).forEach(each -> {
            if (each.compareTo(LEAST) < 0 || each.compareTo(MOST) > 0) {
                throw new RuleViolation("sitting.error.limits");
            }
        });
    }

    private static Duration of(@Nullable Duration limit) {
        return limit == null ? LEAST : limit;
    }

    /** For how long one may speak for this; null where nothing is said. */
    public @Nullable Duration of(Queue queue) {
        return switch (queue) {
            case DEBATE -> speech;
            case BEFORE_VOTE, AFTER_VOTE -> explanation;
            case REPLY -> reply;
        };
    }
}
