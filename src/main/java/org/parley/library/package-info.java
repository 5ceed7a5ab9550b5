/** The library of precedents: how conflicts ended before, what held and what failed, and beside which provisions that is remembered. */
@NullMarked
package org.parley.library;

import org.jspecify.annotations.NullMarked;
