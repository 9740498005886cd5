/** Keycloak's users, where we may administer them. The one place that knows Keycloak's client library. */
@NullMarked
package io.messagecenter.auth.keycloak;

import org.jspecify.annotations.NullMarked;
