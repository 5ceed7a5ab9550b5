package org.parley.deliberation;

import java.time.Instant;

/** What a comment said from a moment on; version 1 is what was posted. */
public record CommentVersion(int number, Instant at, String text) {}
