package io.messagecenter.bot.assistant;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Tells how the AI does. Without it the bot still answers, so it is never down. */
@Component("ai")
class AssistantHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED", "the bot answers without the AI");

    private final Assistant assistant;
    private final CircuitBreaker breaker;

    AssistantHealth(Assistant assistant, CircuitBreaker assistantBreaker) {
        this.assistant = assistant;
        this.breaker = assistantBreaker;
    }

    @Override
    public Health health() {
        if (!assistant.isPresent()) {
            return Health.up().withDetail("ai", "not set up").build();
        }
        var status = breaker.getState() == CircuitBreaker.State.CLOSED ? Status.UP : DEGRADED;
        return Health.status(status).withDetail("breaker", breaker.getState()).build();
    }
}
