package org.parley.implementation;

import java.util.UUID;
import org.parley.kernel.Identifier;

/** Identity of an agreement. */
public record AgreementId(UUID value) implements Identifier {}
