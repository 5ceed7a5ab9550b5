package org.parley.record;

import java.util.List;

/**
 * The newest checkpoint of a record, as people see it.
 *
 * @param text what was signed: origin, size and root in base64, a line each
 * @param size entries under it
 * @param key the public key that signed
 * @param witnesses names of the witnesses that signed it too
 * @param asked how many witnesses are asked
 */
public record SignedState(String text, long size, String key, List<String> witnesses, int asked) {

    public SignedState {
        witnesses = List.copyOf(witnesses);
    }
}
