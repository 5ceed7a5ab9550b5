package org.parley.voting;

import org.parley.kernel.RuleViolation;
import org.parley.kernel.SubjectRef;

/**
 * Something for which a question is not put to the vote unless a facilitator says why it is all the same.
 *
 * @param on   what it is about
 * @param said the sentence
 */
public record Caution(SubjectRef on, RuleViolation said) {}
