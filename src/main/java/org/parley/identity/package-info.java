/** People: who they are, how they sign in, and the tokens of their programs. */
@NullMarked
package org.parley.identity;

import org.jspecify.annotations.NullMarked;
