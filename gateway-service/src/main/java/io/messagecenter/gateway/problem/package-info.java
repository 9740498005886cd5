/** What the gateway itself has to say no to, and how it says it: RFC 9457. */
@NullMarked
package io.messagecenter.gateway.problem;

import org.jspecify.annotations.NullMarked;
