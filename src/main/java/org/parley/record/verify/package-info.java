/**
 * What proves the record, and all that a stranger needs to check it: the tree, its proofs, the format of an entry and of a commitment.
 * Pure Java on top of {@link org.parley.kernel.Json}; the verifier that observers run is made of this package.
 */
@NullMarked
package org.parley.record.verify;

import org.jspecify.annotations.NullMarked;
