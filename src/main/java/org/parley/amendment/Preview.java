package org.parley.amendment;

import java.util.List;
import org.parley.plan.VersionView;
import org.parley.text.Change;
import org.parley.text.Problem;
import org.parley.text.Rebased;
import org.parley.text.order.Fate;

/**
 * How an amendment would read on another state of the text.
 *
 * @param version the newest version, on which it is looked at
 * @param fate    whether it waits as it was written, reads otherwise, or falls, and why
 * @param changes what it would say; nothing where it falls
 */
public record Preview(VersionView version, Fate fate, List<Change> changes) {

    public Preview {
        changes = List.copyOf(changes);
    }

    static Preview of(VersionView version, Rebased rebased) {
        return switch (rebased) {
            case Rebased.Clean(List<Change> changes) ->
                new Preview(version, new Fate(Fate.Kind.PENDING, List.of(), List.of()), changes);
            case Rebased.Changed(List<Change> changes, List<Problem> notes) ->
                new Preview(version, new Fate(Fate.Kind.CHANGED, List.of(), notes), changes);
            case Rebased.Fallen(List<Problem> reasons) ->
                new Preview(version, new Fate(Fate.Kind.FALLEN, List.of(), reasons), List.of());
        };
    }
}
