package org.parley.implementation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.parley.delegation.DelegationId;
import org.parley.text.ProvisionId;

/**
 * What the depositary tells all who sign an agreement or may sign it (Vienna Convention on the Law of Treaties, article 77). It is the act itself as it stands in the record, and
 * nothing beside it.
 *
 * @param number     its place among those of the agreement, from 1
 * @param index      its entry in the record
 * @param type       of the act
 * @param at         when it was recorded, and so told
 * @param delegation whose act it tells of; null where it is nobody's
 * @param nominee    for observers who take part: a delegation's id, or the name of a State or organisation that is not at the table
 * @param provision  that it is about, or that says so; null where there is none
 * @param day        the day that the instrument bears, or from which something is so; null where there is none
 * @param text       what was said with it
 */
public record Notification(
        int number,
        long index,
        String type,
        Instant at,
        @Nullable DelegationId delegation,
        @Nullable String nominee,
        @Nullable ProvisionId provision,
        @Nullable LocalDate day,
        @Nullable String text) {}
