package io.messagecenter.bot;

import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.messagecenter.bot.assistant.Assistant;
import io.messagecenter.bot.assistant.Line;
import io.messagecenter.fakeai.FakeAi;
import io.messagecenter.platform.test.IntegrationTest;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.TestPropertySource;

/** The bot with real Kafka, real PostgreSQL and a scripted AI; hasty, so that nobody waits for it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@TestPropertySource(
        properties = {
            "bot.quiet=1s",
            "bot.longest-burst=4s",
            "bot.consumers=1",
            "bot.admin.numbers=+49 1555 0007777",
            "bot.admin.simulator=true",
            "bot.ai.api-key=any",
            "bot.ai.limit=3s",
            "bot.ai.system-prompt=You are a test.",
            "bot.ai.breaker.window=4",
            "bot.ai.breaker.minimum=3",
            "bot.ai.breaker.pause=5m"
        })
@Import(BotTest.Ai.class)
public @interface BotTest {

    /** The number that may command. */
    String ADMIN = "4915550007777";

    @TestConfiguration(proxyBeanMethods = false)
    class Ai {

        @Bean(destroyMethod = "close")
        FakeAi fakeAi() throws IOException {
            return FakeAi.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }

        @Bean
        DynamicPropertyRegistrar aiAddress(FakeAi fakeAi) {
            return registry -> registry.add("bot.ai.base-url", fakeAi::baseUrl);
        }

        /** The client's first call loads so many classes that it could be too slow for the limit. */
        @Bean
        ApplicationRunner warmUp(Assistant assistant, CircuitBreaker breaker) {
            return _ -> await().atMost(Duration.ofMinutes(1)).until(() -> {
                breaker.reset();
                return assistant
                                .ask(List.of(new Line(true, "ready?")), assistant.limit())
                                .text()
                        != null;
            });
        }
    }
}
