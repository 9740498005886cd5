/** What people do here that the audit trail keeps; it is kept by the service of the accounts. */
@NullMarked
package io.messagecenter.chat.audit;

import org.jspecify.annotations.NullMarked;
