/** The panel of discussions that stands beside texts, amendments and rounds. */
@NullMarked
@NamedInterface("ui")
package org.parley.deliberation.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
