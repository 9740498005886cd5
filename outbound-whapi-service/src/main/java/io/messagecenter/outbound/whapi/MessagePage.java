package io.messagecenter.outbound.whapi;

import io.messagecenter.whapi.MessageList;

/** What came of asking for a page of WHAPI's messages. */
public sealed interface MessagePage {

    /** The page; one with fewer messages than were asked for is the last. */
    record Listed(MessageList list) implements MessagePage {}

    /** More bytes than we read: ask for fewer messages. */
    record TooLarge() implements MessagePage {}

    /** Nothing that could be read; ask again later. */
    record NoAnswer() implements MessagePage {}
}
