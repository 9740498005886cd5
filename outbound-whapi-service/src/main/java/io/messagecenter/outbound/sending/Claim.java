package io.messagecenter.outbound.sending;

import io.messagecenter.contracts.outbound.Lane;
import io.messagecenter.contracts.outbound.OutboundCommand;
import io.messagecenter.contracts.outbound.SendMessage;
import java.time.Duration;

/**
 * An intent that this instance may carry out now.
 *
 * @param tries which claim of the intent this is; what comes back counts only for this one
 * @param automatic whether it takes the place of a bot or of bulk
 * @param age since the command was written down
 */
record Claim(long id, int tries, boolean automatic, Duration age, OutboundCommand command) {

    /** Whether a second call would make a second message. All the other commands may be repeated. */
    boolean makesMessage() {
        return command instanceof SendMessage;
    }

    static short lane(OutboundCommand command) {
        var lane = command instanceof SendMessage send && send.lane() != null ? send.lane() : Lane.PERSON;
        return switch (lane) {
            case PERSON -> 0;
            case BOT -> 1;
            case BULK -> 2;
        };
    }
}
