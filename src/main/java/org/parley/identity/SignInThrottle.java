package org.parley.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Slows guessing: ten failures in fifteen minutes from one network address on one account, or fifty from one address on any, and
 * further attempts wait until the oldest is fifteen minutes past. Nobody locks a delegation out from elsewhere (ASVS 6.3.1).
 */
@Component
public class SignInThrottle {

    public static final Duration WINDOW = Duration.ofMinutes(15);
    public static final int PER_ACCOUNT = 10;
    static final int PER_ADDRESS = 50;
    private static final int REMEMBERED = 50_000;

    private final Map<String, Deque<Instant>> failures = new ConcurrentHashMap<>();
    private final Clock clock;

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Whether an attempt must wait. */
    public boolean blocks(String email, String address) {
        return count(key(email, address)) >= PER_ACCOUNT || count(address) >= PER_ADDRESS;
    }

    /** Counts a failed attempt. */
    public void failed(String email, String address) {
        if (failures.size() > REMEMBERED) {
            failures.keySet().removeIf(key -> count(key) == 0);
        }
        add(key(email, address));
        add(address);
    }

    /** Forgets the failures on an account that its owner has now entered. */
    public void succeeded(String email, String address) {
        failures.remove(key(email, address));
    }

    private void add(String key) {
        failures.compute(key, (ignored, times) -> {
            Deque<Instant> kept = times == null ? new ArrayDeque<>() : times;
            kept.addLast(clock.instant());
            if (kept.size() > PER_ADDRESS) {
                kept.removeFirst();
            }
            return kept;
        });
    }

    private int count(String key) {
        Instant since = clock.instant().minus(WINDOW);
        Deque<Instant> left = failures.computeIfPresent(key, (ignored, times) -> {
            times.removeIf(time -> time.isBefore(since));
            return times.isEmpty() ? null : times;
        });
        return left == null ? 0 : left.size();
    }

    private static String key(String email, String address) {
        return email.strip().toLowerCase(java.util.Locale.ROOT) + ' ' + address;
    }
}
