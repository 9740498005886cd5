package io.messagecenter.bot.commands;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells an admin's command from other messages. */
@Component
public class AdminCommands {

    private static final Logger log = LoggerFactory.getLogger(AdminCommands.class);

    private final Set<String> numbers;

    AdminCommands(AdminProperties properties) {
        var numbers = properties.numbers().stream()
                .map(CommandParser::digits)
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        boolean trustworthy = properties.webhookSecret().isPresent() || Boolean.TRUE.equals(properties.simulator());
        if (!trustworthy && !numbers.isEmpty()) {
            log.warn("Admin commands are off: without WEBHOOK_SECRET anyone could pose as one of ADMIN_NUMBERS");
        }
        this.numbers = trustworthy ? numbers : Set.of();
    }

    /** The command in a text from this number; empty where it is none, or not from an admin. */
    public Optional<Command> read(@Nullable String phone, String text) {
        return phone != null && numbers.contains(CommandParser.digits(phone))
                ? CommandParser.parse(text)
                : Optional.empty();
    }

    /** Whether the text would be taken for a command if an admin's phone sent it. */
    public boolean isCommand(String text) {
        return !numbers.isEmpty() && CommandParser.parse(text).isPresent();
    }
}
