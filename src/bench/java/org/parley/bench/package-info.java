/** What was promised of speed and size, measured on the real house: one command a goal, see {@code src/docs/bench.md}. */
package org.parley.bench;
