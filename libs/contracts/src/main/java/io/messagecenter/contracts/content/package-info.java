/** What a message consists of, whatever the channel: shared by the events of several topics. */
@NullMarked
package io.messagecenter.contracts.content;

import org.jspecify.annotations.NullMarked;
