package org.parley.procedure;

/**
 * A share of voices in favour that must be reached.
 *
 * @param of        how voices are counted
 * @param threshold how many are needed, of the rule set's base
 */
public record Majority(Measure of, Threshold threshold) {

    public static Majority ofStates(Threshold threshold) {
        return new Majority(new Measure.States(), threshold);
    }
}
