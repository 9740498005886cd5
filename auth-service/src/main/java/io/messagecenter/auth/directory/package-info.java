/** Watches what every service reads of users and sessions. */
@NullMarked
package io.messagecenter.auth.directory;

import org.jspecify.annotations.NullMarked;
