/** A whole house whose database and application are killed while delegations vote, and what is left of it afterwards. */
@NullMarked
package org.parley.kill;

import org.jspecify.annotations.NullMarked;
