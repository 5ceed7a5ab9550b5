package org.parley.kernel;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;

/** Where an act stands in the record, for those who must tell a person that it was accepted. */
public interface ActIndex {

    /** Index of the act with this client's id, or nothing while it is not committed. */
    OptionalLong indexOf(String idem);

    /** The same for several acts at once; those that are not committed are left out. */
    Map<String, Long> indexesOf(Collection<String> idems);
}
