package org.parley.text;

import java.util.List;

/** What came of applying changes to a text: the new text, or the reasons why there is none. */
public sealed interface Application {

    /** All changes fitted. */
    record Applied(PlanText text) implements Application {}

    /** At least one change did not fit; nothing was applied. */
    record Inapplicable(List<Problem> problems) implements Application {

        public Inapplicable {
            problems = List.copyOf(problems);
        }
    }
}
