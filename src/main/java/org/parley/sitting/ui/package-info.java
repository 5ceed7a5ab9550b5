/** The screens of sittings: the list, and the one page from which a sitting is run and followed. */
@NamedInterface("ui")
@NullMarked
package org.parley.sitting.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
