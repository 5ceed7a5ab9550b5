/** What has happened while somebody was away. */
@NullMarked
package org.parley.notification;

import org.jspecify.annotations.NullMarked;
