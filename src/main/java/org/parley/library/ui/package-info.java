/** The library on screen: its list, the page of a case, and the cases beside a provision. */
@NullMarked
package org.parley.library.ui;

import org.jspecify.annotations.NullMarked;
