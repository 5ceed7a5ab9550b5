package org.parley.amendment;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.parley.kernel.SubjectRef;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

/** The provisions on which a vote decides that touches some of them: what stands under them, and what they stand under. */
final class Parts {

    private Parts() {}

    static Set<SubjectRef> around(PlanText text, Collection<ProvisionId> touched) {
        Set<SubjectRef> parts = new LinkedHashSet<>();
        for (ProvisionId provision : touched) {
            text.find(provision).ifPresent(found -> below(found, parts));
            Optional<Provision> above = text.parent(provision);
            while (above.isPresent()) {
                parts.add(SubjectRef.of(SubjectRef.PROVISION, above.get().id()));
                above = text.parent(above.get().id());
            }
        }
        return parts;
    }

    private static void below(Provision provision, Set<SubjectRef> parts) {
        parts.add(SubjectRef.of(SubjectRef.PROVISION, provision.id()));
        provision.children().forEach(child -> below(child, parts));
    }
}
