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
}
