/** What is promised and whether it is kept: commitments under a plan's provisions, and what follows where a guarantee is called on. */
@NullMarked
package org.parley.implementation;

import org.jspecify.annotations.NullMarked;
