/**
 * The evidence bundle and its verifier: everything a stranger checks a record with, from the bytes of its entries to the outcome of every
 * round. Pure Java on top of {@code record.verify}, {@code procedure} and the kernel's JSON (ADR 0014): {@code parley-verify.jar} is made
 * of nothing else.
 */
@NullMarked
package org.parley.record.evidence;

import org.jspecify.annotations.NullMarked;
