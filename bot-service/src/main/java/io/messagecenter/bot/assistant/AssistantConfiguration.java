package io.messagecenter.bot.assistant;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the assistant, with a model behind it only where a key is given. */
@Configuration(proxyBeanMethods = false)
class AssistantConfiguration {

    @Bean
    CircuitBreaker assistantBreaker(AssistantProperties properties, MeterRegistry meters) {
        var settings = properties.breaker();
        var registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.minimum())
                .failureRateThreshold(settings.failurePercent())
                .waitDurationInOpenState(settings.pause())
                .permittedNumberOfCallsInHalfOpenState(2)
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
        return registry.circuitBreaker("ai");
    }

    @Bean
    Assistant assistant(CircuitBreaker assistantBreaker, AssistantProperties properties, MeterRegistry meters) {
        return new Assistant(model(properties), assistantBreaker, meters, properties);
    }

    private static @Nullable ChatModel model(AssistantProperties properties) {
        if (!properties.apiKey().isPresent()) {
            return null;
        }
        return OpenAiChatModel.builder()
                .options(OpenAiChatOptions.builder()
                        .baseUrl(properties.baseUrl())
                        .apiKey(properties.apiKey().value())
                        .model(properties.model())
                        .timeout(properties.limit())
                        .maxRetries(0)
                        .build())
                .build();
    }
}
