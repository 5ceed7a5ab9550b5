package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import org.parley.amendment.AmendmentStatus;
import org.parley.amendment.AmendmentView;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;

/** The status of an amendment by word and shape. */
final class AmendmentBadges {

    private AmendmentBadges() {}

    /** What it is, and whether it awaits the consent of its proposer. */
    static StatusBadge[] of(Component where, AmendmentView amendment) {
        return of(where, amendment.status(), amendment.awaitsConsent());
    }

    static StatusBadge[] of(Component where, AmendmentStatus status, boolean awaitsConsent) {
        return awaitsConsent
                ? new StatusBadge[] {
                    new StatusBadge(where.getTranslation("amendment.status.consent"), Shape.TRIANGLE, Tone.CAUTION),
                    of(where, status)
                }
                : new StatusBadge[] {of(where, status)};
    }

    static StatusBadge of(Component where, AmendmentStatus status) {
        return new StatusBadge(where.getTranslation(key(status)), shape(status), tone(status));
    }

    static String key(AmendmentStatus status) {
        return "amendment.status." + status.word();
    }

    static Shape shape(AmendmentStatus status) {
        return switch (status) {
            case DRAFT -> Shape.DOTS;
            case SEEKING -> Shape.HALF;
            case PROPOSED -> Shape.DIAMOND;
            case WITHDRAWN -> Shape.DASH;
            case ADOPTED -> Shape.CHECK;
            case REJECTED -> Shape.CROSS;
            case OBSOLETE -> Shape.TRIANGLE;
        };
    }

    static Tone tone(AmendmentStatus status) {
        return switch (status) {
            case DRAFT, WITHDRAWN -> Tone.NEUTRAL;
            case SEEKING, OBSOLETE -> Tone.CAUTION;
            case PROPOSED -> Tone.ACCENT;
            case ADOPTED -> Tone.POSITIVE;
            case REJECTED -> Tone.NEGATIVE;
        };
    }
}
