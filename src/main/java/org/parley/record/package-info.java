/** The tamper-evident record: every accepted act as an entry in a Merkle tree, and the readable history beside it. */
@NullMarked
package org.parley.record;

import org.jspecify.annotations.NullMarked;
