package org.parley.implementation;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a monitoring mission. */
public record MissionId(UUID value) implements Identifier {}
