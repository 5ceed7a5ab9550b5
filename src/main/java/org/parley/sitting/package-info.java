/** Sittings: the agenda of a day, who is in the room, who speaks, and the motions that interrupt. Knows what they are about by reference only. */
@NullMarked
package org.parley.sitting;

import org.jspecify.annotations.NullMarked;
