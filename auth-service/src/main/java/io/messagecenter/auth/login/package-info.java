/** Proving who one is: by password, or by the refresh token of a session that began so. */
@NullMarked
package io.messagecenter.auth.login;

import org.jspecify.annotations.NullMarked;
