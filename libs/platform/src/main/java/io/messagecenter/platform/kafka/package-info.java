/** How every service produces, consumes, and gives up on records that can never be processed. */
@NullMarked
package io.messagecenter.platform.kafka;

import org.jspecify.annotations.NullMarked;
