package org.parley.voting;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.parley.procedure.Choice;

/**
 * That a ballot was accepted.
 *
 * @param ballot its id, as the voter's screen gave it
 * @param choice what was cast
 * @param at     when it was accepted
 * @param index  its entry in the negotiation's record; empty only where no record is kept
 */
public record Receipt(UUID ballot, Choice choice, Instant at, OptionalLong index) {}
