/** What is promised, whether it is kept and who watches that: commitments, guarantees and their response, agreements, reservations and monitors. */
@NullMarked
package org.parley.implementation;

import org.jspecify.annotations.NullMarked;
