/** Users and ended sessions: {@code auth.users}, {@code auth.sessions}, both compacted. */
@NullMarked
package io.messagecenter.contracts.auth;

import org.jspecify.annotations.NullMarked;
