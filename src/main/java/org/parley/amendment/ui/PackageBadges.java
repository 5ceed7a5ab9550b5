package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import org.parley.amendment.PackageMember;
import org.parley.amendment.PackageView;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;

/** How a package stands, and what a proposer has said, by word and shape. */
final class PackageBadges {

    private PackageBadges() {}

    static StatusBadge of(Component where, PackageView bound) {
        return new StatusBadge(where.getTranslation(key(bound)), shape(bound), tone(bound));
    }

    static Shape shape(PackageView bound) {
        return switch (bound.status()) {
            case OPEN -> bound.ready() ? Shape.DIAMOND : Shape.HALF;
            case ADOPTED -> Shape.CHECK;
            case REJECTED -> Shape.CROSS;
            case OVERTAKEN -> Shape.TRIANGLE;
            case DISSOLVED -> Shape.DASH;
        };
    }

    static Tone tone(PackageView bound) {
        return switch (bound.status()) {
            case OPEN -> bound.ready() ? Tone.ACCENT : Tone.CAUTION;
            case ADOPTED -> Tone.POSITIVE;
            case REJECTED -> Tone.NEGATIVE;
            case OVERTAKEN -> Tone.CAUTION;
            case DISSOLVED -> Tone.NEUTRAL;
        };
    }

    static String key(PackageView bound) {
        return bound.ready()
                ? "package.status.ready"
                : "package.status." + bound.status().word();
    }

    static StatusBadge of(Component where, PackageMember.Word word) {
        String text = where.getTranslation("package.word." + word.word());
        return switch (word) {
            case AGREED -> new StatusBadge(text, Shape.CHECK, Tone.POSITIVE);
            case INVITED -> new StatusBadge(text, Shape.RING, Tone.NEUTRAL);
            case RENEW -> new StatusBadge(text, Shape.HALF, Tone.CAUTION);
        };
    }

    /** Says on a list that an amendment is not put to the vote alone. */
    static StatusBadge bound(Component where, int number) {
        return new StatusBadge(where.getTranslation("package.name", number), Shape.SQUARE, Tone.ACCENT);
    }
}
