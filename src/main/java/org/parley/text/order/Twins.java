package org.parley.text.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.parley.text.Change;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/**
 * Tells whether two edits of one text come to the same: word for word, wherever they stand. Only the identities of new provisions,
 * which every author makes anew, do not count.
 */
public final class Twins {

    private Twins() {}

    /** Whether two lists of changes, each of which applies to a text, make the same of it. */
    public static boolean same(PlanText base, List<Change> one, List<Change> other) {
        return one.equals(other)
                || alike(one, other) && same(base, Sequence.made(base, one), Sequence.made(base, other));
    }

    static boolean same(PlanText base, PlanText one, PlanText other) {
        return one.equals(other) || key(base, one).equals(key(base, other));
    }

    /** Cheap, and enough to tell most pairs apart: changes that make the same of a text are of the same kinds at the same places. */
    private static boolean alike(List<Change> one, List<Change> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int place = 0; place < one.size(); place++) {
            Change mine = one.get(place);
            Change theirs = other.get(place);
            boolean alike = mine instanceof Change.InsertProvision && theirs instanceof Change.InsertProvision
                    || mine.getClass() == theirs.getClass() && mine.provision().equals(theirs.provision());
            if (!alike) {
                return false;
            }
        }
        return true;
    }

    /** What an edit comes to: equal for two edits of one text that come to the same. */
    static PlanText key(PlanText base, PlanText edited) {
        Set<ProvisionId> known = base.index().keySet();
        Map<ProvisionId, ProvisionId> names = new HashMap<>();
        for (PlanText.Place place : edited.walk()) {
            if (!known.contains(place.id())) {
                names.put(place.id(), new ProvisionId(new UUID(0, names.size() + 1L)));
            }
        }
        return names.isEmpty() ? edited : new PlanText(renamed(edited.articles(), names));
    }

    private static List<Provision> renamed(List<Provision> provisions, Map<ProvisionId, ProvisionId> names) {
        List<Provision> renamed = new ArrayList<>(provisions.size());
        for (Provision provision : provisions) {
            String text = provision.text();
            for (Map.Entry<ProvisionId, ProvisionId> name : names.entrySet()) {
                text = text.replace(name.getKey().toString(), name.getValue().toString());
            }
            renamed.add(new Provision(
                    names.getOrDefault(provision.id(), provision.id()),
                    provision.heading(),
                    text,
                    renamed(provision.children(), names)));
        }
        return renamed;
    }
}
