package org.parley.delegation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutor;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Looks on in one negotiation and is nobody: what hangs on the wall of its room (ADR 0028). Reads what every reader of that negotiation
 * reads, nothing that is one delegation's own, and nothing elsewhere; has no seat, so that it can do nothing at all.
 */
public record Onlooker(NegotiationId negotiation) {

    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("onlooker").start(task);

    /**
     * Reads something as an onlooker. On a thread of its own: on that of a screen the session says who asks, whoever is set here, and a
     * facilitator would hang their own rights on the wall.
     */
    public <T> T read(Supplier<T> reading) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(this, null, List.of()));
        try {
            return CompletableFuture.supplyAsync(reading, new DelegatingSecurityContextExecutor(THREADS, context))
                    .join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** Whether whoever asks on this thread looks on in that negotiation. */
    static boolean looksOn(NegotiationId negotiation) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof Onlooker onlooker
                && onlooker.negotiation().equals(negotiation);
    }
}
