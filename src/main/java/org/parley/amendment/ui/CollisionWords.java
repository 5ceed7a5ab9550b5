package org.parley.amendment.ui;

import com.vaadin.flow.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.design.Shape;
import org.parley.design.StatusBadge;
import org.parley.design.Tone;
import org.parley.text.Collision;
import org.parley.text.Numbering;

/** What two amendments do to each other, in words. */
final class CollisionWords {

    private static final int QUOTED = 120;

    private CollisionWords() {}

    static String kind(Component where, Collision.Kind kind) {
        return where.getTranslation("design.collisions." + word(kind));
    }

    static StatusBadge badge(Component where, Collision.Kind kind) {
        Shape shape = switch (kind) {
            case CONFLICT -> Shape.CROSS;
            case CONTAINS -> Shape.HALF;
            case ORDERED -> Shape.TRIANGLE;
            case IDENTICAL -> Shape.DISC;
            case INDEPENDENT -> Shape.RING;
        };
        Tone tone = switch (kind) {
            case CONFLICT -> Tone.NEGATIVE;
            case CONTAINS -> Tone.CAUTION;
            case ORDERED -> Tone.ACCENT;
            case IDENTICAL -> Tone.POSITIVE;
            case INDEPENDENT -> Tone.NEUTRAL;
        };
        return new StatusBadge(kind(where, kind), shape, tone);
    }

    /** What follows from it, with the names of the one and the other: "If 7 is adopted, 9 falls." */
    static String summary(Component where, Collision collision, String one, String other) {
        String key = "amendment.collision." + word(collision.kind());
        String said = collision.taker() == Collision.Side.OTHER
                ? where.getTranslation(key, other, one)
                : where.getTranslation(key, one, other);
        return said.isEmpty() ? said : Character.toTitleCase(said.charAt(0)) + said.substring(1);
    }

    /** Where and how they meet, a sentence for each place, with the words that are meant. */
    static List<String> places(Component where, Collision collision, Numbering numbers) {
        List<String> said = new ArrayList<>();
        for (Collision.Place place : collision.places()) {
            String sentence = where.getTranslation(
                    "amendment.collision.at." + word(place.what()), numbers.number(place.provision()));
            String words = numbers.resolve(place.words());
            said.add(
                    words.isEmpty() || words.length() > QUOTED
                            ? sentence
                            : where.getTranslation("amendment.collision.quoted", sentence, words));
        }
        return said.stream().distinct().toList();
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
