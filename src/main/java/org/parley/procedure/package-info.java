/** Rules of procedure as data, and what they make of an electorate and its ballots: pure functions, no framework. */
@NullMarked
package org.parley.procedure;

import org.jspecify.annotations.NullMarked;
