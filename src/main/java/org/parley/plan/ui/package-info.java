/** The plans on screen: the list, the text to read, two versions compared; and what other screens need to link to them. */
@NamedInterface("ui")
@NullMarked
package org.parley.plan.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
