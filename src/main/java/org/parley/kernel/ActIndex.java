package org.parley.kernel;

import java.util.OptionalLong;

/** Where an act stands in the record, for those who must tell a person that it was accepted. */
public interface ActIndex {

    /** Index of the act with this client's id, or nothing while it is not committed. */
    OptionalLong indexOf(String idem);
}
