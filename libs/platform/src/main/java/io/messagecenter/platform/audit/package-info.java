/** What the audit trail is told of by every service; auth-service keeps it. */
@NullMarked
package io.messagecenter.platform.audit;

import org.jspecify.annotations.NullMarked;
