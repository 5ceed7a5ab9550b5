/** Screens of people: the welcome by a one-time link, the own account, and the accounts of the house. */
@NamedInterface("ui")
@NullMarked
package org.parley.identity.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
