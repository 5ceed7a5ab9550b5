/** What tests stand on: a set table, and acting as somebody. */
package org.parley.support;
