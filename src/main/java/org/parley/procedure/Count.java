package org.parley.procedure;

/** So many, whatever the base: nine members of the Security Council. */
public record Count(long value) implements Amount {

    /** The largest number that every JSON implementation keeps exactly. */
    static final long MOST = (1L << 53) - 1;

    public Count {
        if (value < 0 || value > MOST) {
            throw new IllegalArgumentException("out of range: " + value);
        }
    }

    @Override
    public String text() {
        return Long.toString(value);
    }
}
