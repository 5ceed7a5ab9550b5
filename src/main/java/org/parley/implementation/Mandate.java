package org.parley.implementation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.kernel.Identifier;
import org.parley.kernel.Json;
import org.parley.kernel.RuleViolation;
import org.parley.text.PlanText;
import org.parley.text.ProvisionId;

/**
 * What a monitoring mission is to watch, where, by whom, and who takes no part in it.
 *
 * @param title      what the mission is called
 * @param text       what it is to do, in words
 * @param provisions what it watches: these provisions and all that stands below them
 * @param area       where, in words
 * @param places     the provisions that say where
 * @param delegations those at the table under whose auspices it stands
 * @param others     the same for those that are not at the table, by name
 * @param exclusions whose nationals take no part
 * @param hours      within how many hours a nomination is answered
 * @param from       its first day
 * @param until      its last day; null where the text sets none
 */
public record Mandate(
        String title,
        String text,
        Set<ProvisionId> provisions,
        String area,
        Set<ProvisionId> places,
        Set<DelegationId> delegations,
        List<String> others,
        List<Exclusion> exclusions,
        int hours,
        LocalDate from,
        @Nullable LocalDate until) {

    /** Most characters of what a mission is called, and of a State or organisation outside the table. */
    public static final int LONGEST_NAME = 200;

    /** Most characters of what it is to do, and of where. */
    public static final int LONGEST_TEXT = 2_000;

    /** The longest time to answer a nomination: a year. */
    public static final int MOST_HOURS = 8_760;

    /** Most provisions, exclusions or names of each sort. */
    public static final int MOST = 200;

    /**
     * That a delegation's nationals take no part.
     *
     * @param provision   that says so
     * @param mayNominate whether the delegation may propose others all the same
     */
    public record Exclusion(DelegationId delegation, ProvisionId provision, boolean mayNominate) {

        Json.Obj toJson() {
            return Json.object()
                    .put("delegation", delegation.value().toString())
                    .put("provision", provision.value().toString())
                    .put("mayNominate", Json.of(mayNominate))
                    .build();
        }

        static Exclusion of(Json.Obj json) {
            return new Exclusion(
                    new DelegationId(UUID.fromString(json.text("delegation"))),
                    new ProvisionId(UUID.fromString(json.text("provision"))),
                    json.bool("mayNominate"));
        }
    }

    public Mandate {
        title = Words.paragraphs(title, LONGEST_NAME, "mission.error.title");
        text = Words.paragraphs(text, LONGEST_TEXT, "mission.error.text");
        area = Words.paragraphs(area, LONGEST_TEXT, "mission.error.area");
        provisions = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(provisions));
        places = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(places));
        delegations = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(delegations));
        others = others.stream()
                .map(each -> Words.paragraphs(each, LONGEST_NAME, "mission.error.name"))
                .distinct()
                .toList();
        exclusions = List.copyOf(exclusions);
        if (provisions.isEmpty()) {
            throw new RuleViolation("mission.error.provisions");
        }
        if (delegations.isEmpty() && others.isEmpty()) {
            throw new RuleViolation("mission.error.nobody");
        }
        if (Stream.of(provisions, places, delegations, others, exclusions).anyMatch(each -> each.size() > MOST)) {
            throw new RuleViolation("mission.error.too-many", MOST);
        }
        if (hours < 1 || hours > MOST_HOURS) {
            throw new RuleViolation("mission.error.hours", MOST_HOURS);
        }
        if (until != null && until.isBefore(from)) {
            throw new RuleViolation("mission.error.days");
        }
        Set<DelegationId> excluded = new HashSet<>();
        for (Exclusion each : exclusions) {
            if (!excluded.add(each.delegation())) {
                throw new RuleViolation("mission.error.excluded-twice");
            }
        }
        if (delegations.stream().anyMatch(excluded::contains)) {
            throw new RuleViolation("mission.error.conductor-excluded");
        }
    }

    /** By what a delegation's nationals take no part; empty where they may. */
    Optional<Exclusion> excluding(DelegationId delegation) {
        return exclusions.stream()
                .filter(each -> each.delegation().equals(delegation))
                .findFirst();
    }

    /** Whether it watches a provision of a text: that provision itself, or one above it. */
    public boolean watches(PlanText text, ProvisionId provision) {
        ProvisionId here = provision;
        while (here != null) {
            if (provisions.contains(here)) {
                return true;
            }
            here = text.place(here).map(PlanText.Place::parent).orElse(null);
        }
        return false;
    }

    /** Every provision that it names. */
    Stream<ProvisionId> named() {
        return Stream.of(
                        provisions.stream(),
                        places.stream(),
                        exclusions.stream().map(Exclusion::provision))
                .flatMap(each -> each);
    }

    Json.Obj toJson() {
        Json.Builder json = Json.object()
                .put("title", title)
                .put("text", text)
                .put("provisions", ids(provisions))
                .put("area", area)
                .put("places", ids(places))
                .put("delegations", ids(delegations))
                .put("others", Json.strings(others))
                .put(
                        "exclusions",
                        Json.array(exclusions.stream().map(Exclusion::toJson).toList()))
                .put("hours", hours)
                .put("begins", from.toString());
        return (until == null ? json : json.put("ends", until.toString())).build();
    }

    static Mandate of(Json.Obj json) {
        Set<ProvisionId> provisions = new LinkedHashSet<>();
        json.array("provisions").texts().forEach(each -> provisions.add(new ProvisionId(UUID.fromString(each))));
        Set<ProvisionId> places = new LinkedHashSet<>();
        json.array("places").texts().forEach(each -> places.add(new ProvisionId(UUID.fromString(each))));
        Set<DelegationId> delegations = new LinkedHashSet<>();
        json.array("delegations").texts().forEach(each -> delegations.add(new DelegationId(UUID.fromString(each))));
        List<Exclusion> exclusions = new ArrayList<>();
        json.array("exclusions").items().forEach(each -> exclusions.add(Exclusion.of(each.asObject())));
        return new Mandate(
                json.text("title"),
                json.text("text"),
                provisions,
                json.text("area"),
                places,
                delegations,
                json.array("others").texts(),
                exclusions,
                (int) json.number("hours"),
                LocalDate.parse(json.text("begins")),
                json.findText("ends").map(LocalDate::parse).orElse(null));
    }

    private static Json.Arr ids(Collection<? extends Identifier> ids) {
        return Json.strings(ids.stream().map(each -> each.value().toString()).toList());
    }
}
