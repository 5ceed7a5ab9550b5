package org.parley.deliberation;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a comment. */
public record CommentId(UUID value) implements Identifier {}
