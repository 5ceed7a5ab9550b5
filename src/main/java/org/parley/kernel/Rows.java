package org.parley.kernel;

import java.util.List;

/**
 * Rows of one table to be inserted.
 *
 * @param into   the table and its columns, for example {@code ballot (round, delegation)}
 * @param values row by row, a value for each column
 */
public record Rows(String into, List<Object[]> values) {}
