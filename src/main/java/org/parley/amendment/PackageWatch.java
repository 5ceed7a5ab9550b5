package org.parley.amendment;

import java.util.Set;
import org.parley.kernel.Act;
import org.parley.kernel.SubjectRef;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Puts on record that a package is no longer whole, or no longer as it was agreed to, when that comes of what happened to one of its
 * amendments: screens that show the package then show it anew.
 */
@Component
class PackageWatch {

    private static final Set<String> ENDS = Set.of(
            "amendment.withdrawn",
            "amendment.obsolete",
            "amendment.adopted",
            "amendment.rejected",
            "amendment.amended",
            "amendment.taken-over",
            "amendment.lapsed",
            "amendment.redrafted");

    private final AmendmentRepository amendments;
    private final Packages packages;
    private final ApplicationEventPublisher events;

    PackageWatch(AmendmentRepository amendments, Packages packages, ApplicationEventPublisher events) {
        this.amendments = amendments;
        this.packages = packages;
        this.events = events;
    }

    @EventListener
    void heard(Act act) {
        boolean reworded = act.type().equals("amendment.carried")
                && Boolean.TRUE.equals(act.data().get("changed"));
        if (!reworded && !ENDS.contains(act.type())) {
            return;
        }
        amendments.findById(act.subject().id()).stream()
                .filter(amendment -> amendment.parent() == null && amendment.filed())
                .forEach(amendment -> packages.naming(amendment).forEach(bound -> {
                    Act told = Act.of(
                                    "package.unsettled",
                                    bound.negotiation().value(),
                                    SubjectRef.of(SubjectRef.PACKAGE, bound.id()),
                                    act.actor())
                            .with("number", bound.number())
                            .with("amendment", amendment.id().value().toString())
                            .with("status", amendment.status().word());
                    events.publishEvent(act.round() == null ? told : told.round(act.round()));
                }));
    }
}
