/**
 * Signs what the record says of itself, with keys and a memory that lie outside the database: it trusts the database no more than a
 * stranger does.
 */
@NullMarked
package org.parley.record.signer;

import org.jspecify.annotations.NullMarked;
