/** Amendments from draft to decision, and what each adoption does to all the others. */
@NullMarked
package org.parley.amendment;

import org.jspecify.annotations.NullMarked;
