package org.parley.sitting.ui;

import com.vaadin.flow.component.Component;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.sitting.Credentials;
import org.parley.sitting.ItemState;
import org.parley.sitting.SittingState;

/** States as words and shapes. */
final class SittingBadges {

    private SittingBadges() {}

    static StatusBadge state(Component where, SittingState state) {
        String word = where.getTranslation("sitting.state." + state.word());
        return switch (state) {
            case PLANNED -> new StatusBadge(word, Shape.DIAMOND, Tone.NEUTRAL);
            case OPEN -> new StatusBadge(word, Shape.DISC, Tone.ACCENT);
            case SUSPENDED -> new StatusBadge(word, Shape.HALF, Tone.CAUTION);
            case CLOSED -> new StatusBadge(word, Shape.SQUARE, Tone.NEUTRAL);
        };
    }

    static StatusBadge item(Component where, ItemState state) {
        String word = where.getTranslation("sitting.item." + state.word());
        return switch (state) {
            case WAITING -> new StatusBadge(word, Shape.RING, Tone.NEUTRAL);
            case CURRENT -> new StatusBadge(word, Shape.DISC, Tone.ACCENT);
            case CONCLUDED -> new StatusBadge(word, Shape.CHECK, Tone.POSITIVE);
            case ADJOURNED -> new StatusBadge(word, Shape.HALF, Tone.CAUTION);
            case STRUCK -> new StatusBadge(word, Shape.DASH, Tone.NEUTRAL);
        };
    }

    static StatusBadge credentials(Component where, Credentials credentials) {
        String word = where.getTranslation("sitting.credentials." + credentials.word());
        return switch (credentials) {
            case UNCHECKED -> new StatusBadge(word, Shape.RING, Tone.NEUTRAL);
            case ACCEPTED -> new StatusBadge(word, Shape.CHECK, Tone.POSITIVE);
            case QUESTIONED -> new StatusBadge(word, Shape.TRIANGLE, Tone.CAUTION);
        };
    }
}
