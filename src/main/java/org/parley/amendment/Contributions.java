package org.parley.amendment;

import java.util.List;
import java.util.stream.Stream;
import org.parley.plan.Adoption;
import org.springframework.stereotype.Component;

/** Whose words come into a text with amendments that are adopted together. */
@Component
class Contributions {

    private final AmendmentRepository amendments;

    Contributions(AmendmentRepository amendments) {
        this.amendments = amendments;
    }

    /** Of a sub-amendment that was adopted before its parent, its own sponsors stand behind its words. */
    List<Adoption.Contribution> of(List<Amendment> taken) {
        return taken.stream()
                .flatMap(amendment -> Stream.concat(
                        amendments.filedUnder(amendment.getId()).stream()
                                .filter(sub -> sub.status() == AmendmentStatus.ADOPTED),
                        Stream.of(amendment)))
                .map(amendment -> new Adoption.Contribution(
                        amendment.getId(),
                        Stream.concat(Stream.of(amendment.delegation()), amendment.view().coSponsors().stream())
                                .toList(),
                        amendment.changes()))
                .toList();
    }
}
