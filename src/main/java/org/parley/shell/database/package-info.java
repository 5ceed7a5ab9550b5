/** Where the database comes from: an external MariaDB, or the one that a checkout brings along. */
@NullMarked
package org.parley.shell.database;

import org.jspecify.annotations.NullMarked;
