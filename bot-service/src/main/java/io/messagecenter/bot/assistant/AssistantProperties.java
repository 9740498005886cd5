package io.messagecenter.bot.assistant;

import io.messagecenter.platform.Secret;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How to reach the AI and what to expect of it.
 *
 * @param apiKey without one there is no AI
 * @param baseUrl of an OpenAI-compatible API, version included; empty for OpenAI's own
 * @param model empty for one that OpenAI has
 * @param systemPrompt tells the AI who it is
 * @param limit for a whole answer, waiting for a free place included
 * @param parallel so many questions are asked at a time
 * @param historyMessages so many messages of the chat are told at most
 * @param historyCharacters and so many characters of them
 */
@Validated
@ConfigurationProperties("bot.ai")
record AssistantProperties(
        @DefaultValue("") Secret apiKey,
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String model,
        @NotBlank String systemPrompt,

        @DefaultValue("8s") @DurationMin(millis = 100) @DurationMax(seconds = 60)
        Duration limit,

        @DefaultValue("8") @Min(1) @Max(256) int parallel,
        @DefaultValue("20") @Min(1) @Max(100) int historyMessages,
        @DefaultValue("8000") @Min(100) @Max(200_000) int historyCharacters,
        @DefaultValue @Valid Breaker breaker) {

    AssistantProperties {
        baseUrl = baseUrl.isBlank() ? "https://api.openai.com/v1" : baseUrl.strip();
        model = model.isBlank() ? "gpt-4o-mini" : model.strip();
    }

    /**
     * After failures, when the AI is left alone.
     *
     * @param window looks at so many last calls
     * @param minimum and needs so many to judge
     * @param failurePercent this share of them failed or was too slow
     * @param pause the AI is left alone for so long
     */
    record Breaker(
            @DefaultValue("10") @Min(1) @Max(1000) int window,
            @DefaultValue("5") @Min(1) @Max(1000) int minimum,
            @DefaultValue("50") @Min(1) @Max(100) int failurePercent,
            @DefaultValue("30s") @DurationMin(millis = 100) Duration pause) {}
}
