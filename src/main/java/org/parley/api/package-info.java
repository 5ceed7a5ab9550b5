/** The same house for programs: the services that the screens call, as JSON under {@code /api/v1}. */
@NullMarked
package org.parley.api;

import org.jspecify.annotations.NullMarked;
