/** The house around the modules: layout, home, sign-in page, error views, security and what starts them. */
@NullMarked
package org.parley.shell;

import org.jspecify.annotations.NullMarked;
