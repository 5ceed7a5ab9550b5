/** Commitments on screen: who owes what to whom, as a matrix, as sums and as a list, and beside the provision. */
@NullMarked
package org.parley.implementation.ui;

import org.jspecify.annotations.NullMarked;
