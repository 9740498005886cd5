package io.messagecenter.bot.turns;

import io.messagecenter.bot.turns.BotProperties.Flood;
import io.messagecenter.bot.turns.BotProperties.Keywords;
import io.messagecenter.bot.turns.BotProperties.Texts;
import java.time.Duration;
import java.util.List;

/** Settings with texts that a test can tell apart. */
final class TestSettings {

    private TestSettings() {}

    static BotProperties bot() {
        return new BotProperties(
                false,
                Duration.ofMinutes(15),
                Duration.ofMillis(1500),
                Duration.ofSeconds(10),
                Duration.ofDays(7),
                1,
                new Flood(10, Duration.ofMinutes(10)),
                new Keywords(List.of("agent", "human", "cs", "operator"), List.of("bot", "menu")),
                new Texts("fallback", "hand over", "back", "words", "flood"));
    }
}
