package org.parley.kernel;

/**
 * Remembers that an empty house is being filled before its first screen is served. Where that was interrupted, what is there is neither
 * empty nor whole: the next start empties it and begins again. Kept by the database that belongs to the house alone.
 */
public interface FirstFilling {

    /** Called before the first act. */
    void begin();

    /** Called after the last. */
    void end();
}
