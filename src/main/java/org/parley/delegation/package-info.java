/** Negotiations, the delegations at their tables, and the seats from which people act. */
@NullMarked
package org.parley.delegation;

import org.jspecify.annotations.NullMarked;
