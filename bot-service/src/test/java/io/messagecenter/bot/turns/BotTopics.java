package io.messagecenter.bot.turns;

import static io.messagecenter.platform.test.TestTopics.awaitEvents;
import static io.messagecenter.platform.test.TestTopics.events;
import static io.messagecenter.platform.test.TestTopics.send;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.bot.AdminCommand;
import io.messagecenter.contracts.bot.BotEvent;
import io.messagecenter.contracts.bot.BotProposal;
import io.messagecenter.contracts.chat.ChatEvent;
import io.messagecenter.contracts.chat.MessageCreated;
import java.util.List;
import java.util.function.Predicate;

/** What the bot is told, and what it proposes. */
final class BotTopics {

    private BotTopics() {}

    static void tell(ChatEvent... events) {
        for (var event : events) {
            send(Topic.CHAT_EVENTS, event.head().address().toString(), event);
        }
    }

    static BotProposal proposalFor(MessageCreated message) {
        return (BotProposal) awaitEvents(
                        Topic.BOT_REPLIES,
                        BotEvent.class,
                        e -> inReplyTo(e) == message.message().id(),
                        1)
                .getFirst();
    }

    static List<BotProposal> proposalsTo(MessageCreated message) {
        return proposals(e -> e.inReplyTo() == message.message().id());
    }

    static List<BotProposal> proposals(ChatScript chat) {
        return proposals(e -> e.chatId() == chat.id);
    }

    private static List<BotProposal> proposals(Predicate<BotProposal> matches) {
        return events(Topic.BOT_REPLIES, BotEvent.class, e -> e instanceof BotProposal p && matches.test(p)).stream()
                .map(BotProposal.class::cast)
                .toList();
    }

    static long inReplyTo(BotEvent event) {
        return switch (event) {
            case BotProposal proposal -> proposal.inReplyTo();
            case AdminCommand command -> command.inReplyTo();
        };
    }

    /** Tells of texts in a row; the newest comes back. */
    static MessageCreated tellAll(ChatScript chat, String... texts) {
        MessageCreated newest = chat.customerWrites(texts[0]);
        tell(newest);
        for (int i = 1; i < texts.length; i++) {
            newest = chat.customerWrites(texts[i]);
            tell(newest);
        }
        return newest;
    }
}
