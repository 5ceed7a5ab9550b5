/** Amendments on screen: the list, one amendment, and the article turned into an editor; and what other screens need to link to them. */
@NamedInterface("ui")
@NullMarked
package org.parley.amendment.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
