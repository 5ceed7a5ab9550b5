/** Discussion of anything that can be pointed at: threads, their comments, and who may read them. */
@NullMarked
package org.parley.deliberation;

import org.jspecify.annotations.NullMarked;
