package io.messagecenter.platform.shutdown;

import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Every service with a server says goodbye first. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ShutdownAutoConfiguration {

    private static final Duration MOMENT = Duration.ofMillis(500);

    @Bean
    LastAnswers lastAnswers() {
        return new LastAnswers(MOMENT);
    }

    @Bean
    FilterRegistrationBean<LastAnswers> lastAnswersFilter(LastAnswers answers) {
        var registration = new FilterRegistrationBean<>(answers);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
