/** Accounts, roles and sessions; mints the access tokens that every other service trusts. */
@NullMarked
package io.messagecenter.auth;

import org.jspecify.annotations.NullMarked;
