/** Parley: the table at which delegations negotiate a plan, and the record that anyone can check. */
@NullMarked
package org.parley;

import org.jspecify.annotations.NullMarked;
