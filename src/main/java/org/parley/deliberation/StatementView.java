package org.parley.deliberation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.delegation.NegotiationId;
import org.parley.kernel.SubjectRef;

/**
 * A statement as its readers see it.
 *
 * @param observer    whether it is that of an organisation that observes
 * @param subject     what it is about
 * @param round       the round whose outcome it is tied to; null for none
 * @param corrects    the statement that it corrects; null for none
 * @param correctedBy the statement that corrects it and stands; null for none
 * @param stage       of an explanation of vote: {@code open-vote} or {@code after-vote}; null otherwise
 * @param castAs      of an intended vote: yes, no, abstain or absent; null otherwise
 * @param intended    of an intended vote: yes, no or abstain; null otherwise
 * @param text        plain text
 * @param enteredName the name, as it was then, of who entered it; null for a draft
 * @param enteredAt   null for a draft
 * @param reason      why it was withdrawn; null where nothing was said
 * @param index       its entry in the record; null for a draft
 */
public record StatementView(
        StatementId id,
        NegotiationId negotiation,
        StatementKind kind,
        DelegationId delegation,
        String delegationName,
        boolean observer,
        SubjectRef subject,
        @Nullable UUID round,
        @Nullable StatementId corrects,
        @Nullable StatementId correctedBy,
        @Nullable String stage,
        @Nullable String castAs,
        @Nullable String intended,
        String text,
        StatementStatus status,
        Instant changedAt,
        @Nullable String enteredName,
        @Nullable Instant enteredAt,
        @Nullable Instant withdrawnAt,
        @Nullable String reason,
        @Nullable Long index,
        long lockVersion) {

    /** Most characters of a draft: more than can be entered, so that what is too long can be shortened another day. */
    public static final int DRAFT_LENGTH = 40_000;

    /** Most characters of the reason for withdrawing one. */
    public static final int REASON_LENGTH = 2_000;

    /** Whether it is on record and neither withdrawn nor corrected. */
    public boolean stands() {
        return status == StatementStatus.ENTERED && correctedBy == null;
    }
}
