package io.messagecenter.platform.audit;

import io.messagecenter.platform.outbox.Outbox;
import io.messagecenter.platform.security.RefusedTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;

/** For services that have an outbox, and whom people call. */
@AutoConfiguration(afterName = "io.messagecenter.platform.outbox.OutboxAutoConfiguration")
@ConditionalOnClass(BearerTokenAuthenticationFilter.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBean(Outbox.class)
class AuditAutoConfiguration {

    @Bean
    AuditFacts auditFacts(@Value("${spring.application.name}") String service, Outbox outbox, Clock clock) {
        return new AuditFacts(service, outbox, clock);
    }

    @Bean
    RefusedTokens refusedTokens(AuditFacts facts, Clock clock, MeterRegistry meters) {
        return new RefusedTokens(facts::refused, clock, meters);
    }
}
