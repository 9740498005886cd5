package io.messagecenter.bot.commands;

import io.messagecenter.contracts.bot.Verb;
import io.messagecenter.contracts.chat.ChatMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an admin typed on a phone: any case, any spaces, phone numbers as people write and paste them. */
final class CommandParser {

    /** Invisible marks that come along when a number is copied out of WhatsApp. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9()./\\p{Pd}]*[0-9][0-9()./\\p{Pd}]*");
    private static final int SHORTEST_PHONE = 5;
    private static final int LONGEST_PHONE = 15;

    private CommandParser() {}

    /** Empty if the text is no command at all; a command that cannot be understood is a {@link Verb#HELP} with the problem. */
    static Optional<Command> parse(String text) {
        var line = SPACES.matcher(INVISIBLE.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
        if (!line.startsWith("/")) {
            return Optional.empty();
        }
        var words = List.of(line.substring(1).strip().split(" "));
        var rest = words.subList(1, words.size());
        return Optional.of(
                switch (words.getFirst().toLowerCase(Locale.ROOT)) {
                    case "mode" -> mode(rest);
                    case "assign" -> assign(rest);
                    case "status" -> new Command(Verb.STATUS, null, null, null, null);
                    case "help", "" -> Command.help(null);
                    default -> Command.help("There is no command /" + shortened(words.getFirst()) + ".");
                });
    }

    private static Command mode(List<String> words) {
        if (words.size() < 2) {
            return Command.help("/mode needs a mode and a phone number.");
        }
        ChatMode mode = switch (words.getFirst().toLowerCase(Locale.ROOT)) {
            case "bot" -> ChatMode.BOT;
            case "agent" -> ChatMode.AGENT;
            case "paused" -> ChatMode.PAUSED;
            case "closed" -> ChatMode.CLOSED;
            default -> null;
        };
        if (mode == null) {
            return Command.help(
                    "\"" + shortened(words.getFirst()) + "\" is no mode: it is bot, agent, paused or closed.");
        }
        var phone = phone(words.subList(1, words.size()));
        return phone == null ? notAPhone(words) : new Command(Verb.MODE, mode, null, phone, null);
    }

    private static Command assign(List<String> words) {
        if (words.size() < 2) {
            return Command.help("/assign needs a username and a phone number.");
        }
        var username = words.getFirst().replaceFirst("^@", "");
        var phone = phone(words.subList(1, words.size()));
        return phone == null ? notAPhone(words) : new Command(Verb.ASSIGN, null, username, phone, null);
    }

    private static @Nullable String phone(List<String> words) {
        var written = String.join("", words);
        if (!PHONE.matcher(written).matches()) {
            return null;
        }
        var digits = digits(written);
        return digits.length() < SHORTEST_PHONE || digits.length() > LONGEST_PHONE ? null : digits;
    }

    private static Command notAPhone(List<String> words) {
        var written = String.join(" ", words.subList(1, words.size()));
        return Command.help("\"" + shortened(written) + "\" is no phone number.");
    }

    static String digits(String phone) {
        return phone.replaceAll("[^0-9]", "");
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, text.offsetByCodePoints(0, 20)) + "…";
    }
}
