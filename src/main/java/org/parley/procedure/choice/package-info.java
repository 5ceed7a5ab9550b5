/** A choice among options: the question, what a delegation marks, and how each method counts: pure functions, no framework. */
@NamedInterface("choice")
@NullMarked
package org.parley.procedure.choice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
