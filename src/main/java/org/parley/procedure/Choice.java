package org.parley.procedure;

/** What a delegation casts. */
public enum Choice {
    YES,
    NO,
    ABSTAIN
}
