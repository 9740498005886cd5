/** Logging in at an OpenID Connect provider: its word for who somebody is, our own sessions and tokens afterwards. */
@NullMarked
package io.messagecenter.auth.oidc;

import org.jspecify.annotations.NullMarked;
