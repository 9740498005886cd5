/** Sessions: what lasts between a login and its end, kept alive by refresh tokens that each work once. */
@NullMarked
package io.messagecenter.auth.session;

import org.jspecify.annotations.NullMarked;
