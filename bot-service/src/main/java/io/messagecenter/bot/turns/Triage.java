package io.messagecenter.bot.turns;

import io.messagecenter.bot.commands.Command;
import io.messagecenter.bot.rules.RuleAnswer;
import io.messagecenter.bot.turns.Reaction.AskAi;
import io.messagecenter.bot.turns.Reaction.Order;
import io.messagecenter.bot.turns.Reaction.Reply;
import io.messagecenter.bot.turns.Reaction.Silence;
import io.messagecenter.bot.words.Words;
import io.messagecenter.contracts.chat.ChatKind;
import io.messagecenter.contracts.chat.ChatMode;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.MessageCreated;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.contracts.chat.Sender;
import io.messagecenter.contracts.content.MessageType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides what the bot does about a message: all that it needs to know is handed in. */
final class Triage {

    /** Reads an admin's command out of a text. */
    interface CommandReader {
        Optional<Command> read(@Nullable String phone, String text);
    }

    /** What without words asks for nothing. */
    private static final Set<MessageType> NOISE = Set.of(
            MessageType.STICKER,
            MessageType.POLL,
            MessageType.INTERACTIVE,
            MessageType.NOTE,
            MessageType.SYSTEM,
            MessageType.UNSUPPORTED);

    private final BotProperties settings;
    private final Function<String, Optional<RuleAnswer>> rules;
    private final CommandReader commands;
    private final boolean aiPresent;
    private final Set<Words> agentKeywords;
    private final Set<Words> botKeywords;

    Triage(
            BotProperties settings,
            Function<String, Optional<RuleAnswer>> rules,
            CommandReader commands,
            boolean aiPresent) {
        this.settings = settings;
        this.rules = rules;
        this.commands = commands;
        this.aiPresent = aiPresent;
        this.agentKeywords = words(settings.keywords().agent());
        this.botKeywords = words(settings.keywords().bot());
    }

    /** Whether the bot has anything to do with a chat. */
    boolean minds(ChatSnapshot chat) {
        return chat.kind() == ChatKind.DIRECT || settings.groups();
    }

    /** Whether this was written too long ago to be answered. */
    boolean isTooOld(Instant written, Instant now) {
        return written.isBefore(now.minus(settings.maxAge()));
    }

    /** @param past what the bot said to the chat lately */
    Reaction react(MessageCreated event, Past past, Instant now) {
        var message = event.message();
        var chat = event.chat();
        if (message.sender() != Sender.CUSTOMER
                || message.deletedAt() != null
                || !minds(chat)
                || chat.customer().blocked()
                || isTooOld(written(event), now)) {
            return new Silence();
        }
        var text = message.text() == null ? "" : message.text().strip();
        if (chat.kind() == ChatKind.DIRECT && message.type() == MessageType.TEXT) {
            var command = commands.read(chat.customer().phone(), text);
            if (command.isPresent()) {
                return new Order(command.get());
            }
        }
        var tooMuch = past.replies() >= settings.flood().replies();
        return switch (chat.mode()) {
            case BOT -> inBotMode(message, text, past, tooMuch);
            case AGENT -> inAgentMode(text, tooMuch);
            case PAUSED, CLOSED -> new Silence();
        };
    }

    /** When the customer wrote it, as far as anybody knows. */
    static Instant written(MessageCreated event) {
        return event.providerTime() == null ? event.message().createdAt() : event.providerTime();
    }

    private Reaction inBotMode(MessageSnapshot message, String text, Past past, boolean tooMuch) {
        if (text.isEmpty() && (NOISE.contains(message.type()) || past.askedForWords())) {
            return new Silence();
        }
        if (tooMuch) {
            return new Reply(said(settings.texts().flood()), ChatMode.AGENT, Reasons.FLOOD);
        }
        if (text.isEmpty()) {
            return new Reply(settings.texts().wordsPlease(), null, Reasons.WORDS_PLEASE);
        }
        return toWords(text);
    }

    /** What a customer's words call for in BOT mode. */
    Reaction toWords(String text) {
        if (agentKeywords.contains(Words.of(text))) {
            return new Reply(said(settings.texts().handOver()), ChatMode.AGENT, Reasons.KEYWORD);
        }
        var rule = rules.apply(text);
        if (rule.isPresent()) {
            return new Reply(rule.get().text(), null, Reasons.RULE + rule.get().rule());
        }
        return aiPresent ? new AskAi() : new Reply(settings.texts().fallback(), null, Reasons.FALLBACK);
    }

    private Reaction inAgentMode(String text, boolean tooMuch) {
        if (tooMuch || !botKeywords.contains(Words.of(text))) {
            return new Silence();
        }
        var greeting =
                rules.apply(text).map(RuleAnswer::text).orElse(settings.texts().back());
        return new Reply(greeting, ChatMode.BOT, Reasons.KEYWORD);
    }

    private static @Nullable String said(String text) {
        return text.isBlank() ? null : text;
    }

    private static Set<Words> words(List<String> keywords) {
        return keywords.stream().map(Words::of).filter(w -> !w.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }
}
