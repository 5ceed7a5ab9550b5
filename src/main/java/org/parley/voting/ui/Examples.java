package org.parley.voting.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.delegation.DelegationView;
import org.parley.procedure.Example;

/** What a trial begins with, and what rules can name: the delegations that sit at the table. */
final class Examples {

    private Examples() {}

    /** Everybody who has a vote, by kind, all of them for; where nobody has, three who might. */
    static List<Example.Group> of(List<DelegationView> delegations) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        delegations.stream()
                .filter(DelegationView::entitled)
                .forEach(each -> kinds.merge(each.kind().word(), 1, Integer::sum));
        List<Example.Group> groups = new ArrayList<>();
        kinds.forEach((kind, count) -> groups.add(new Example.Group(kind, 1, count, 0, 0, 0, 0)));
        if (groups.isEmpty()) {
            groups.add(new Example.Group("party", 1, 2, 1, 0, 0, 0));
        }
        return groups;
    }

    /** Kinds, groups and names by which a rule can mean delegations of this table. */
    static List<String> names(List<DelegationView> delegations) {
        Set<String> names = new LinkedHashSet<>(List.of("party", "guarantor", "contributor"));
        delegations.forEach(each -> names.addAll(each.blocs()));
        delegations.stream().filter(DelegationView::entitled).forEach(each -> names.add(each.name()));
        return List.copyOf(names);
    }
}
