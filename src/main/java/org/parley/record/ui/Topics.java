package org.parley.record.ui;

import java.util.List;
import java.util.Map;
import org.parley.design.Shape;
import org.parley.design.Tone;

/** The first words of the types of acts, and the sign that stands beside each. */
final class Topics {

    /** Those of a negotiation's record, in the order in which talks run. */
    static final List<String> NEGOTIATION = List.of(
            "amendment",
            "package",
            "division",
            "reconsideration",
            "sitting",
            "item",
            "speech",
            "motion",
            "round",
            "ballot",
            "version",
            "comment",
            "statement",
            "preparation",
            "position",
            "commitment",
            "guarantee",
            "agreement",
            "reservation",
            "incident",
            "mission",
            "nomination",
            "order",
            "plan",
            "element",
            "article",
            "bracket",
            "precedent",
            "seat",
            "delegation",
            "rules",
            "display",
            "negotiation");

    /** Those of the house's record. */
    static final List<String> HOUSE = List.of("person", "token", "precedent", "house");

    private record Sign(Shape shape, Tone tone) {}

    private static final Sign PLAIN = new Sign(Shape.RING, Tone.NEUTRAL);

    private static final Map<String, Sign> SIGNS = Map.of(
            "amendment", new Sign(Shape.DIAMOND, Tone.ACCENT),
            "package", new Sign(Shape.SQUARE, Tone.ACCENT),
            "round", new Sign(Shape.DISC, Tone.ACCENT),
            "ballot", new Sign(Shape.SQUARE, Tone.NEUTRAL),
            "version", new Sign(Shape.CHECK, Tone.POSITIVE),
            "comment", new Sign(Shape.DOTS, Tone.NEUTRAL),
            "statement", new Sign(Shape.DIAMOND, Tone.NEUTRAL));

    private Topics() {}

    static String of(String type) {
        return type.substring(0, type.indexOf('.'));
    }

    static Shape shape(String topic) {
        return SIGNS.getOrDefault(topic, PLAIN).shape();
    }

    static Tone tone(String topic) {
        return SIGNS.getOrDefault(topic, PLAIN).tone();
    }
}
