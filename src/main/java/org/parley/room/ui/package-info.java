/** The room display itself, where a machine asks to become one, and where facilitators see those that are. */
@NullMarked
package org.parley.room.ui;

import org.jspecify.annotations.NullMarked;
