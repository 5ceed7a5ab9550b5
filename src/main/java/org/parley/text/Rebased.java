package org.parley.text;

import java.util.List;
import java.util.Set;

/** What came of re-expressing changes on a newer version of the text. */
public sealed interface Rebased {

    /** They say on the newer version what they said on theirs, word for word. */
    record Clean(List<Change> changes) implements Rebased {

        public Clean {
            changes = List.copyOf(changes);
        }
    }

    /** They stand, but not as written: {@code notes} lists what moved, shrank or was there already. */
    record Changed(List<Change> changes, List<Problem> notes) implements Rebased {

        public Changed {
            changes = List.copyOf(changes);
            notes = List.copyOf(notes);
        }

        /** Whether every word its author wrote stands, or is in the text already: nothing had its object taken away. */
        public boolean whole() {
            return notes.stream()
                    .map(Problem::key)
                    .noneMatch(
                            Set.of("text.problem.gone", "text.problem.parent-gone", "text.problem.rewritten")
                                    ::contains);
        }
    }

    /** They no longer apply, for these reasons. */
    record Fallen(List<Problem> reasons) implements Rebased {

        public Fallen {
            reasons = List.copyOf(reasons);
        }
    }
}
