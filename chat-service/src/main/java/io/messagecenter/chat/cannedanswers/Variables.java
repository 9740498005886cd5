package io.messagecenter.chat.cannedanswers;

import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a snippet may say of the chat that it is used in, as in <code>Dear {{customer.name}}</code>. What is not known is left out. */
final class Variables {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private static final Map<String, BiFunction<ChatSnapshot, CurrentUser, @Nullable Object>> KNOWN = Map.of(
            "customer.name", (chat, user) -> chat.customer().name(),
            "customer.phone", (chat, user) -> chat.customer().phone(),
            "agent.name", (chat, user) -> user.name(),
            "chat.id", (chat, user) -> chat.id());

    private Variables() {}

    /** @throws io.messagecenter.platform.problem.ProblemException 400 if the text names what there is not */
    static void check(String text) {
        VARIABLE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !KNOWN.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.invalid("text", "names a variable that there is not: " + name);
                });
    }

    static String filled(String text, ChatSnapshot chat, CurrentUser user) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            var known = KNOWN.get(found.group(1));
            var value = known == null ? null : known.apply(chat, user);
            return Matcher.quoteReplacement(Objects.toString(value, ""));
        });
    }
}
