/** The keys, and the access tokens signed with them. */
@NullMarked
package io.messagecenter.auth.token;

import org.jspecify.annotations.NullMarked;
