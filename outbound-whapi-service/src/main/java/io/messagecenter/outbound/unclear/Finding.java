package io.messagecenter.outbound.unclear;

import io.messagecenter.contracts.outbound.Lane;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.outbound.sending.Words;
import io.messagecenter.outbound.whapi.ListedMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a look at WHAPI's list means for an unclear send: the rules, with nothing else. */
sealed interface Finding {

    /** It is there. */
    record Seen(String providerId) implements Finding {}

    /** Too early to say. */
    record LookAgain() implements Finding {}

    /** It is not there, and a person waits for it. */
    record SendAgain() implements Finding {}

    /** It is not there, and what a bot had to say is out of date by now. */
    record Drop(String detail) implements Finding {}

    /** WHAPI does not tell: a person decides. */
    record AskPerson(String detail) implements Finding {}

    /**
     * @param list WHAPI's; empty when it did not answer
     * @param taken whether a message of the list is known to belong to another send
     */
    static Finding of(SendMessage send, Optional<List<ListedMessage>> list, Predicate<String> taken, boolean lastLook) {
        var words = Words.of(send.messageType().wire(), send.text());
        var match = list.stream()
                .flatMap(List::stream)
                .filter(ListedMessage::byApi)
                .filter(message -> Words.of(message.type(), message.words()).equals(words))
                .filter(message -> !taken.test(message.providerId()))
                .reduce((newer, older) -> older);
        if (match.isPresent()) {
            return new Seen(match.get().providerId());
        }
        if (!lastLook) {
            return new LookAgain();
        }
        if (list.isEmpty()) {
            return new AskPerson(
                    "Nobody knows whether WhatsApp got this message: look at the phone, then say how to go on.");
        }
        return send.lane() == Lane.PERSON
                ? new SendAgain()
                : new Drop("WhatsApp did not get this automatic message, and it is too late for it now.");
    }
}
