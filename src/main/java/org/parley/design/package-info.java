/** The shared parts of every screen: the custom elements' server side, badges, headers, dialogs, messages and formats. */
@NullMarked
package org.parley.design;

import org.jspecify.annotations.NullMarked;
