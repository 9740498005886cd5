/** How many messages came and went, how long customers waited, and who answered them: counted as it happens, for admins. */
@NullMarked
package io.messagecenter.chat.reports;

import org.jspecify.annotations.NullMarked;
