package org.parley.procedure;

/**
 * The line a count must reach or pass.
 *
 * @param comparison whether reaching it is enough
 * @param amount     where it lies
 */
public record Threshold(Comparison comparison, Amount amount) {

    /** Whether a count must reach a line or pass it. */
    public enum Comparison {
        AT_LEAST,
        MORE_THAN
    }

    public Threshold {
        boolean beyond = comparison == Comparison.MORE_THAN
                && amount instanceof Fraction share
                && share.numerator() == share.denominator();
        if (beyond) {
            throw new IllegalArgumentException("nobody can have more than all");
        }
    }

    public static Threshold atLeast(Amount amount) {
        return new Threshold(Comparison.AT_LEAST, amount);
    }

    public static Threshold moreThan(Amount amount) {
        return new Threshold(Comparison.MORE_THAN, amount);
    }

    /** Whether so many of so many are enough. Nothing is never enough: no question is carried by an empty room. */
    public boolean met(long value, long base) {
        return value > 0 && value >= required(base);
    }

    /** The fewest that are enough, at least one; may be more than there are. */
    public long required(long base) {
        long line = switch (amount) {
            case Count count -> comparison == Comparison.AT_LEAST ? count.value() : Math.addExact(count.value(), 1);
            case Fraction share -> {
                long ceiling = share.ceiling(base);
                yield comparison == Comparison.MORE_THAN && share.compare(ceiling, base) == 0 ? ceiling + 1 : ceiling;
            }
        };
        return Math.max(1, line);
    }

    /** Whether so many of so many lie exactly on a line that must be passed, so that one more would have been enough. */
    boolean missedByOne(long value, long base) {
        return comparison == Comparison.MORE_THAN
                && amount instanceof Fraction share
                && share.compare(value, base) == 0;
    }
}
