/** The sample negotiation: files of the import format, and the acts of its people done once through the services. */
@NullMarked
package org.parley.sample;

import org.jspecify.annotations.NullMarked;
