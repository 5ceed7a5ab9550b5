package org.parley.deliberation;

/** A comment that was accepted, and the thread it stands in. */
public record Posted(ThreadId thread, CommentId comment) {}
