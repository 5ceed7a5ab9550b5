package org.parley.deliberation;

import java.util.Locale;
import java.util.Set;
import org.parley.kernel.SubjectRef;

/** What a statement is, what it may be about and how long it may be. When it may be entered is in {@link StatementRules}. */
public enum StatementKind {
    /** Why the delegation votes or voted as it does (rules 88 and 128 of the General Assembly). */
    EXPLANATION_OF_VOTE(5_000, SubjectRef.ROUND),
    /** That the delegation does not accept a provision, or not as it stands; it names the provision. */
    RESERVATION(5_000, SubjectRef.PROVISION),
    /** How the delegation understands a text. */
    INTERPRETATIVE_DECLARATION(
            10_000, SubjectRef.PROVISION, SubjectRef.PLAN, SubjectRef.ROUND, SubjectRef.AMENDMENT, SubjectRef.PACKAGE),
    /** How the delegation had meant to vote: told after the proclamation, it changes nothing in the result. */
    INTENDED_VOTE(1_000, SubjectRef.ROUND),
    /** The right of reply to what another delegation has stated (decision 34/401 of the General Assembly). */
    REPLY(5_000, SubjectRef.STATEMENT),
    /** Anything else that the delegation wants to have on record. */
    GENERAL(
            10_000,
            SubjectRef.ROUND,
            SubjectRef.PROVISION,
            SubjectRef.PLAN,
            SubjectRef.AMENDMENT,
            SubjectRef.PACKAGE,
            SubjectRef.NEGOTIATION);

    private final int length;
    private final Set<String> subjects;

    StatementKind(int length, String... subjects) {
        this.length = length;
        this.subjects = Set.of(subjects);
    }

    /** Most characters of its text (UTF-16 code units): about as much as is read out in the time that is usually given. */
    public int length() {
        return length;
    }

    /** Whether it may be about things of this kind. */
    public boolean fits(String subjectKind) {
        return subjects.contains(subjectKind);
    }

    /** Whether it belongs beside the text that it is about, wherever that is read. */
    public boolean qualifiesText() {
        return this == RESERVATION || this == INTERPRETATIVE_DECLARATION;
    }

    /** Whether a delegation makes at most one of them on a round. */
    boolean once() {
        return this == EXPLANATION_OF_VOTE || this == INTENDED_VOTE;
    }

    /** Its name in addresses, the record and translation keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
