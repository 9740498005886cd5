/** The directory of agents: who can be made responsible for a chat, and under which name they are shown. */
@NullMarked
package io.messagecenter.chat.agents;

import org.jspecify.annotations.NullMarked;
