/** What hangs on the wall of the room: the question on the table and its outcome, for everybody there, on machines without an account. */
@NullMarked
package org.parley.room;

import org.jspecify.annotations.NullMarked;
