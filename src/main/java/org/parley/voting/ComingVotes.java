package org.parley.voting;

import java.util.Locale;
import java.util.Optional;
import org.parley.delegation.NegotiationId;

/** A module's word on which of the prepared rounds is to be opened next: the modules that put their rounds in an order. */
public interface ComingVotes {

    /** The next one of an order that is under way; empty where there is none, and while one of it is open or to be proclaimed. */
    Optional<Coming> next(NegotiationId negotiation, Locale locale);

    /**
     * A round that has its turn.
     *
     * @param why  a sentence for the reader
     * @param path address of the order, without a leading slash
     */
    record Coming(RoundId round, String why, String path) {}
}
