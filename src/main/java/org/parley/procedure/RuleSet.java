package org.parley.procedure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parley.kernel.Json;

/**
 * The rules in force for a question. It asks for a majority, or for the absence of objections, or for both, and for whatever else is
 * set.
 *
 * @param id         short name within a negotiation: lower-case letters, digits and hyphens
 * @param name       name for people
 * @param base       whom a share is a share of
 * @param majority   the majority required, if any
 * @param seconds    further majorities, each required
 * @param quorum     how many must take part, if any must
 * @param consents   whose consent is required
 * @param objections who may object without keeping a question from being adopted, if the absence of objections is asked
 * @param blocking   a minority of fewer delegations than this cannot keep a majority from being reached, if set
 * @param tie        what an equally divided vote means
 * @param special    what a provision is marked as, and the id of the rule set that then takes this one's place
 */
public record RuleSet(
        String id,
        String name,
        Base base,
        @Nullable Majority majority,
        List<Majority> seconds,
        @Nullable Quorum quorum,
        List<Consent> consents,
        @Nullable Objections objections,
        @Nullable Integer blocking,
        Tie tie,
        Map<String, String> special) {

    public RuleSet {
        if (majority == null && objections == null) {
            throw new IllegalArgumentException("a rule set needs a majority or a limit to objections");
        }
        seconds = List.copyOf(seconds);
        consents = List.copyOf(consents);
        special = java.util.Collections.unmodifiableMap(new TreeMap<>(special));
    }

    /** Reads a rule set. @throws org.parley.kernel.RuleViolation that says where it is wrong and how */
    public static RuleSet parse(String json) {
        return new RuleSetReader().read(json);
    }

    /** Reads a rule set. @throws org.parley.kernel.RuleViolation that says where it is wrong and how */
    public static RuleSet fromJson(Json json) {
        return new RuleSetReader().read(json);
    }

    public Json toJson() {
        return RuleSetWriter.write(this);
    }

    /** SHA-256 of the canonical form, in lower-case hex: what the record names it by. */
    public String hash() {
        return Hashes.sha256(toJson());
    }

    /** The id of the rule set that takes this one's place for a provision that bears one of these marks. */
    public Optional<String> inPlaceFor(Set<String> marks) {
        return special.entrySet().stream()
                .filter(entry -> marks.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
