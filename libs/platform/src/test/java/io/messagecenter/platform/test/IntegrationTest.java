package io.messagecenter.platform.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * The service with a real Kafka and a real PostgreSQL, both started once a JVM: in this JVM and beside it, or as containers where a
 * Docker engine answers. Tests share one context, so they use chats, users and keys of their own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@ContextConfiguration(initializers = {TestKafka.class, TestPostgres.class, TestTokens.class})
public @interface IntegrationTest {}
