package org.parley.sitting;

import org.jspecify.annotations.Nullable;
import org.parley.kernel.SubjectRef;

/**
 * An item of an agenda as screens show it.
 *
 * @param under   the item that it is part of; null for one of the first level
 * @param number  its number in the agenda now: "2" or "2.1"; empty where it was struck
 * @param subject what it is about; null for what is only named
 * @param reason  why it was struck; null otherwise
 */
public record AgendaItemView(
        ItemId id,
        @Nullable ItemId under,
        String number,
        String title,
        @Nullable SubjectRef subject,
        ItemState state,
        @Nullable String reason,
        boolean listOpen,
        boolean debateOpen) {}
