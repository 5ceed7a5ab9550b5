package org.parley.implementation;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.kernel.RuleViolation;

/**
 * What is promised.
 *
 * @param text          what is owed, 1 to {@link #LONGEST_TEXT} characters on one or more lines
 * @param beneficiaries to whom; none where it is owed to everybody who signs
 * @param instruments   by which means, at least one
 * @param backing       a further delegation that is to stand behind it; null for none
 */
public record CommitmentTerms(
        String text,
        Set<DelegationId> beneficiaries,
        Set<Instrument> instruments,
        @Nullable DelegationId backing) {

    /** Most characters of what is owed. */
    public static final int LONGEST_TEXT = 600;

    /** Most delegations to which one thing is owed by name. */
    public static final int MOST_BENEFICIARIES = 50;

    public CommitmentTerms {
        text = Words.paragraphs(text, LONGEST_TEXT, "implementation.error.text");
        beneficiaries = Collections.unmodifiableSet(new LinkedHashSet<>(beneficiaries));
        instruments = Collections.unmodifiableSet(new TreeSet<>(instruments));
        if (instruments.isEmpty()) {
            throw new RuleViolation("implementation.error.instruments");
        }
        if (beneficiaries.size() > MOST_BENEFICIARIES) {
            throw new RuleViolation("implementation.error.beneficiaries", MOST_BENEFICIARIES);
        }
    }

    /** Nobody owes anything to themselves, or stands behind their own word. */
    void requireOthers(DelegationId owing) {
        if (beneficiaries.contains(owing)) {
            throw new RuleViolation("implementation.error.owed-to-itself");
        }
        if (owing.equals(backing)) {
            throw new RuleViolation("implementation.error.backs-itself");
        }
    }

    /** Everybody whom the terms name. */
    Collection<DelegationId> named() {
        Set<DelegationId> named = new LinkedHashSet<>(beneficiaries);
        if (backing != null) {
            named.add(backing);
        }
        return named;
    }
}
