/** How our orders to the provider went: what was sent, what failed, which files and names came back. */
@NullMarked
package io.messagecenter.chat.delivery;

import org.jspecify.annotations.NullMarked;
