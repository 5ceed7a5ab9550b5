/** Putting questions to the vote: rounds, ballots, and the outcome that the rules make of them. Knows subjects by reference only. */
@NullMarked
package org.parley.voting;

import org.jspecify.annotations.NullMarked;
