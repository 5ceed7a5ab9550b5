package org.parley.sitting;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of a turn to speak. */
public record SpeechId(UUID value) implements Identifier {}
