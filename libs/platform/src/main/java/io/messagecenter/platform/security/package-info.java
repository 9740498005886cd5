/** Who calls: verification of our own access tokens, without a call to another service. */
@NullMarked
package io.messagecenter.platform.security;

import org.jspecify.annotations.NullMarked;
