package org.parley.kernel;

import java.util.Collection;
import java.util.List;

/**
 * Gives the module that sealed content what opens it: it publishes that in a later act once everybody may read it. Answered by the
 * record, which made the commitments.
 */
public interface Openings {

    /**
     * What opens these acts, in the order of their entries. Acts that are not in the record, or that were not sealed, are left out.
     *
     * @param idems the clients' ids of the sealed acts
     */
    List<Opening> of(Collection<String> idems);

    /**
     * Salt and content of one sealed act: with them anybody can recompute the commitment in its entry.
     *
     * @param idem the client's id of the sealed act
     * @param index its entry in the record
     * @param salt 32 bytes
     */
    record Opening(String idem, long index, byte[] salt, byte[] content, String mediaType) {}
}
