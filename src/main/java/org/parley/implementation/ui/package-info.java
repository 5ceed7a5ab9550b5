/** Commitments, guarantees and agreements on screen, what of them stands beside a provision, and the clock of a response for the floor. */
@NamedInterface("ui")
@NullMarked
package org.parley.implementation.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
