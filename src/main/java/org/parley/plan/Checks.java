package org.parley.plan;

import java.util.List;
import org.parley.text.Finding;

/** What a module on top of plans would have looked at in a text before a vote, beside what the text itself tells. */
public interface Checks {

    /** @param version the newest of its plan */
    List<Finding> of(VersionView version);
}
