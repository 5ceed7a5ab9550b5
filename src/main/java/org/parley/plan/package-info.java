/** Plans under negotiation: their texts in immutable versions, the status of each article, import and export. */
@NullMarked
package org.parley.plan;

import org.jspecify.annotations.NullMarked;
