package org.parley.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.parley.text.Drafts;
import org.parley.text.PlanText;
import org.parley.text.Provision;
import org.parley.text.ProvisionId;

class SideBySideTests {

    @Provide
    Arbitrary<Random> randomness() {
        return Drafts.randomness();
    }

    /** A provision with all that stands below it. */
    private static Set<ProvisionId> whole(Provision provision) {
        Set<ProvisionId> whole = new HashSet<>();
        whole.add(provision.id());
        provision.children().forEach(child -> whole.addAll(whole(child)));
        return whole;
    }

    private static Set<ProvisionId> covered(PlanText text, List<ProvisionId> tops) {
        return tops.stream()
                .flatMap(id -> whole(text.find(id).orElseThrow()).stream())
                .collect(Collectors.toSet());
    }

    /** Nothing of a text is forgotten and nothing is said twice: it is assigned, or loose, or stands above something assigned. */
    @Property(tries = 200)
    @Tag("property")
    void everyProvisionIsAssignedOrLooseOrAboveAnAssignedOne(@ForAll("randomness") Random random) {
        PlanText text = Drafts.plan(random);
        Set<ProvisionId> assigned = text.index().keySet().stream()
                .filter(_ -> random.nextInt(4) == 0)
                .collect(Collectors.toSet());
        List<ProvisionId> settled = SideBySide.topmost(text.articles(), assigned);
        Set<ProvisionId> taken = covered(text, settled);
        Set<ProvisionId> loose = covered(text, SideBySide.loose(text.articles(), assigned));

        assertThat(assigned).isSubsetOf(taken);
        assertThat(loose).noneMatch(taken::contains);
        for (PlanText.Place place : text.walk()) {
            boolean above = whole(place.provision()).stream()
                    .anyMatch(each -> !each.equals(place.id()) && assigned.contains(each));
            assertThat(taken.contains(place.id()) || loose.contains(place.id()) || above)
                    .as("%s", place.id())
                    .isTrue();
        }
        assertThat(settled)
                .as("none below another")
                .allSatisfy(id -> assertThat(settled)
                        .filteredOn(other -> !other.equals(id))
                        .noneMatch(
                                other -> whole(text.find(other).orElseThrow()).contains(id)));
    }
}
