package org.parley.plan;

/** A file to hand out. */
public record Exported(String fileName, String mediaType, byte[] content) {}
