/** Which path goes to which service, and what each is held to: size, time, a circuit breaker. */
@NullMarked
package io.messagecenter.gateway.routing;

import org.jspecify.annotations.NullMarked;
