package org.parley.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A personal access token as its owner sees it: everything but the token. */
public record AccessTokenView(
        UUID id,
        String name,
        Instant madeAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {}
