/** The screens of rounds: the list, preparing one, and each round as facilitators, delegates and observers see it. */
@NamedInterface("ui")
@NullMarked
package org.parley.voting.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
