/** Motions that interrupt: their order of precedence and what keeps one out of order. Pure functions, no framework. */
@NamedInterface("motion")
@NullMarked
package org.parley.procedure.motion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
