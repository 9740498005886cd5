/** What admins are shown and what is set for them. */
@NullMarked
package io.messagecenter.outbound.desk;

import org.jspecify.annotations.NullMarked;
