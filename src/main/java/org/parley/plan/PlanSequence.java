package org.parley.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.text.ProvisionId;
import org.parley.text.sequence.SequenceProblem;
import org.parley.text.sequence.Timetable;

/**
 * The order in time that the conditions of a version make.
 *
 * @param version  the text
 * @param events   the named events, in the order in which they are met
 * @param problems why it cannot be kept, the gravest first; empty where it can
 * @param times    when each provision may come and must be done, if every event happens on the first day; without those that never take
 *                 effect
 * @param waiting  by provision, those whose conditions name it, in reading order
 */
public record PlanSequence(
        VersionView version,
        List<String> events,
        List<SequenceProblem> problems,
        Map<ProvisionId, Timetable.Window> times,
        Map<ProvisionId, Set<ProvisionId>> waiting) {

    public PlanSequence {
        events = List.copyOf(events);
        problems = List.copyOf(problems);
    }

    /** The provisions that have conditions or that others wait for, in reading order. */
    public List<ProvisionId> concerned() {
        return version.text().walk().stream()
                .filter(place -> !place.provision().conditions().isEmpty() || waiting.containsKey(place.id()))
                .map(place -> place.id())
                .toList();
    }

    /** How many conditions there are. */
    public int conditions() {
        return version.text().walk().stream()
                .mapToInt(place -> place.provision().conditions().size())
                .sum();
    }
}
