/** The order in time that the conditions of a plan make: whether it can be kept, and where it stands on a given day. */
@NamedInterface("sequence")
@NullMarked
package org.parley.text.sequence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
