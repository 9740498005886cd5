/** Users and ended sessions, in force within seconds of their change. */
@NullMarked
package io.messagecenter.platform.directory;

import org.jspecify.annotations.NullMarked;
