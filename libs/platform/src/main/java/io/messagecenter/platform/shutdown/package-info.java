/** How a service leaves without anybody noticing. */
@NullMarked
package io.messagecenter.platform.shutdown;

import org.jspecify.annotations.NullMarked;
