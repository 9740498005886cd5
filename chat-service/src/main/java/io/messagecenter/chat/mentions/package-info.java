/** Notes that call for a colleague by name, until that colleague has read them. */
@NullMarked
package io.messagecenter.chat.mentions;

import org.jspecify.annotations.NullMarked;
