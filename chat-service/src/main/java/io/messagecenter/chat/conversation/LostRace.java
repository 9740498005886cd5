package io.messagecenter.chat.conversation;

import org.springframework.dao.ConcurrencyFailureException;

/** A rival got in between; nothing is wrong, and the same work done again from the start will see what the rival did. */
public final class LostRace extends ConcurrencyFailureException {

    LostRace(String what) {
        super(what);
    }
}
