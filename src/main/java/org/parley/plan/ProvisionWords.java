package org.parley.plan;

import java.util.Optional;
import java.util.Set;
import org.parley.kernel.SubjectRef;
import org.parley.kernel.SubjectWords;
import org.parley.text.ProvisionId;
import org.springframework.stereotype.Component;

/** Says what a provision says now, for those who quote it. */
@Component
class ProvisionWords implements SubjectWords {

    private final PlanQueries plans;

    ProvisionWords(PlanQueries plans) {
        this.plans = plans;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(SubjectRef.PROVISION);
    }

    @Override
    public Optional<Words> words(SubjectRef subject) {
        ProvisionId provision = new ProvisionId(subject.id());
        return plans.locate(provision)
                .map(plans::text)
                .flatMap(version ->
                        version.text().find(provision).map(found -> new Words(found.text(), version.number())));
    }
}
