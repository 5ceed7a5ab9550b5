/** The record's screens: the timeline that observers read, an entry with its proof, and the history of any thing. */
@NamedInterface("ui")
@NullMarked
package org.parley.record.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
