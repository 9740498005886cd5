package io.messagecenter.chat;

import io.messagecenter.chat.delivery.Provider;
import io.messagecenter.chat.intake.Intake;
import io.messagecenter.platform.test.IntegrationTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** The service with a real Kafka and a real PostgreSQL, one context for all tests, and a probe for its chats. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@Import({ChatProbe.class, Desk.class, Intake.class, Provider.class, StatementCount.class})
public @interface ChatTest {}
