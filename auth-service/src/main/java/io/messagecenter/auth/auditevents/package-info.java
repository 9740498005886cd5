/** Takes into the audit trail what other services tell of. */
@NullMarked
package io.messagecenter.auth.auditevents;

import org.jspecify.annotations.NullMarked;
