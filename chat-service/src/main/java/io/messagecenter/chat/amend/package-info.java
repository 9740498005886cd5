/** What people do with messages that are written: have them sent again, decide what became of them, react, edit, delete. */
@NullMarked
package io.messagecenter.chat.amend;

import org.jspecify.annotations.NullMarked;
