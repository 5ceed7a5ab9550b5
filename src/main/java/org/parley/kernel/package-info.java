/** What every module shares: identifiers, acts, references to subjects, and how a broken rule is told. */
@NullMarked
package org.parley.kernel;

import org.jspecify.annotations.NullMarked;
