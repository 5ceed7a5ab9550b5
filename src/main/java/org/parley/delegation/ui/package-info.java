/** Screens of the table: negotiations of the house, and who sits where in one of them. */
@NullMarked
package org.parley.delegation.ui;

import org.jspecify.annotations.NullMarked;
