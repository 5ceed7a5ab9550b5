package org.parley.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code negotiation.json} says: the table, who sits at it, and which files hold the plans in their fall-back order.
 *
 * @param credit  whose article the drafts start from
 * @param amendmentDays days from the day of loading until the deadline for amendments, at 15:00 UTC
 * @param rules   the rule set for each kind of question
 */
record SampleNegotiation(
        String format,
        String slug,
        String name,
        String credit,
        boolean openToAll,
        int coSponsors,
        int amendmentDays,
        Rules rules,
        List<Delegation> delegations,
        List<Person> people,
        List<Plan> plans) {

    /** Key of the person who begins the house. */
    static final String ADMINISTRATOR = "administrator";

    /** Ids of the rule sets in force. */
    record Rules(String substance, String procedure, String wholeText) {}

    record Delegation(String key, String name, String shortName, String kind, int weight, boolean entitled) {}

    /**
     * @param delegation key of the delegation; null for facilitators and the administrator
     * @param capacity   null for the administrator, who has no seat
     */
    record Person(
            String key,
            String name,
            String email,
            @Nullable String delegation,
            @Nullable String capacity) {}

    record Plan(String key, String slug, String language, String file) {}

    Person administrator() {
        return people.stream()
                .filter(person -> person.key().equals(ADMINISTRATOR))
                .findFirst()
                .orElseThrow();
    }
}
