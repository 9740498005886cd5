package io.messagecenter.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The gateway on a free port before {@link Backends stand-ins} of the services; one context for all tests that bear this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "messagecenter.gateway.limits.patience=1s",
            "messagecenter.gateway.limits.media=2MB",
            "messagecenter.gateway.public.url=https://inbox.example.org",
            "messagecenter.gateway.public.origins=https://desk.example.org",
            "messagecenter.gateway.proxies.trusted=127.0.0.2, 10.1.0.0/16",
            "messagecenter.gateway.rate-limit.requests-per-second=40",
            "messagecenter.gateway.rate-limit.burst=300",
            "messagecenter.gateway.dashboard.dir=src/test/resources/dashboard"
        })
@ContextConfiguration(initializers = Backends.class)
@Import(Asker.class)
public @interface GatewayTest {}
