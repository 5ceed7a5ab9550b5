/** In which order amendments are put to the vote, what each outcome would do to the others, and which amendment each word came from. */
@NamedInterface("order")
@NullMarked
package org.parley.text.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
