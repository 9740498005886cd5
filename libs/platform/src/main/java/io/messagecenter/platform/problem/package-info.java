/** Errors as RFC 9457 problem details, the same from every service. */
@NullMarked
package io.messagecenter.platform.problem;

import org.jspecify.annotations.NullMarked;
