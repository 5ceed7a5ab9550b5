package org.parley.procedure;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact share between nothing and the whole, in lowest terms: two thirds are two thirds and not 0.6667.
 *
 * @param numerator   0 to the denominator
 * @param denominator 1 to {@value #LARGEST}
 */
public record Fraction(long numerator, long denominator) implements Amount {

    static final long LARGEST = 1_000_000;

    private static final Pattern FORM = Pattern.compile("([0-9]{1,7})/([0-9]{1,7})");

    public Fraction {
        if (denominator < 1 || denominator > LARGEST || numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException("not a share: " + numerator + "/" + denominator);
        }
        long divisor = BigInteger.valueOf(numerator)
                .gcd(BigInteger.valueOf(denominator))
                .longValueExact();
        numerator /= divisor;
        denominator /= divisor;
    }

    /** Reads {@code 2/3}. @throws IllegalArgumentException if it is anything else, or more than the whole */
    public static Fraction parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a share: " + text);
        }
        return new Fraction(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    /** Compares {@code value} with this share of {@code base}, exactly. */
    int compare(long value, long base) {
        return BigInteger.valueOf(value)
                .multiply(BigInteger.valueOf(denominator))
                .compareTo(BigInteger.valueOf(base).multiply(BigInteger.valueOf(numerator)));
    }

    /** The smallest whole number that is at least this share of {@code base}. */
    long ceiling(long base) {
        BigInteger[] parts = BigInteger.valueOf(base)
                .multiply(BigInteger.valueOf(numerator))
                .divideAndRemainder(BigInteger.valueOf(denominator));
        return parts[0].longValueExact() + parts[1].signum();
    }

    @Override
    public String text() {
        return numerator + "/" + denominator;
    }
}
