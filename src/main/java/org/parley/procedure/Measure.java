package org.parley.procedure;

/** How voices are counted. */
public sealed interface Measure {

    /** One delegation, one voice. */
    record States() implements Measure {}

    /** By the weight of each delegation. */
    record Weight() implements Measure {}

    /** One delegation, one voice, within one bloc only. */
    record Bloc(String name) implements Measure {}

    /** As it stands in a rule set: {@code STATES}, {@code WEIGHT} or {@code BLOC} and its name. */
    default String text() {
        return switch (this) {
            case States ignored -> "STATES";
            case Weight ignored -> "WEIGHT";
            case Bloc(String name) -> "BLOC " + name;
        };
    }

    /** The word by which a bundle chooses: {@code STATES}, {@code WEIGHT} or {@code BLOC}. */
    default String word() {
        return this instanceof Bloc ? "BLOC" : text();
    }

    /** The name of the bloc; empty where all are counted. */
    default String bloc() {
        return this instanceof Bloc(String name) ? name : "";
    }
}
