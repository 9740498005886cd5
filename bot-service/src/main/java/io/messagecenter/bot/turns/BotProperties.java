package io.messagecenter.bot.turns;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When the bot speaks, and what it says where no rule and no AI does.
 *
 * @param groups whether it answers in groups too
 * @param maxAge a message older than this waits for a person
 * @param quiet the AI answers when the customer has written nothing for this long
 * @param longestBurst but after this long it no longer waits for the customer to end
 * @param keep how long turns and transcripts are kept
 * @param consumers threads that read {@code chat.events}
 */
@Validated
@ConfigurationProperties("bot")
record BotProperties(
        @DefaultValue("false") boolean groups,
        @DefaultValue("15m") @DurationMin(seconds = 1) Duration maxAge,
        @DefaultValue("1500ms") @DurationMax(seconds = 30) Duration quiet,
        @DefaultValue("10s") @DurationMax(minutes = 2) Duration longestBurst,
        @DefaultValue("7d") @DurationMin(hours = 1) Duration keep,
        @DefaultValue("2") @Min(1) @Max(12) int consumers,
        @DefaultValue @Valid Flood flood,
        @Valid Keywords keywords,
        @Valid Texts texts) {

    /**
     * When the bot stops talking to a chat: two bots must not talk for ever.
     *
     * @param replies so many are given
     * @param within in this time
     */
    record Flood(
            @DefaultValue("10") @Min(1) int replies,
            @DefaultValue("10m") @DurationMin(seconds = 1) Duration within) {}

    /**
     * Whole messages with which a customer says who shall answer.
     *
     * @param agent a person
     * @param bot the bot
     */
    record Keywords(
            @NotEmpty List<@NotBlank String> agent,
            @NotEmpty List<@NotBlank String> bot) {}

    /**
     * What the bot says by itself; an empty text is not said.
     *
     * @param fallback when nothing else answers
     * @param handOver when the customer asks for a person
     * @param back when the customer asks for the bot
     * @param wordsPlease to a picture, a voice message and the like
     * @param flood when it has said enough
     */
    record Texts(
            @NotBlank String fallback,
            String handOver,
            @NotBlank String back,
            @NotBlank String wordsPlease,
            String flood) {}
}
