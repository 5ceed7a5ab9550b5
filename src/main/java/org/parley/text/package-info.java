/** The text under negotiation as values: provisions, numbers, word differences, changes and what they do to each other. */
@NullMarked
package org.parley.text;

import org.jspecify.annotations.NullMarked;
