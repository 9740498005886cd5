package io.messagecenter.auth;

import io.messagecenter.auth.oidc.ScriptedProvider;
import io.messagecenter.platform.test.IntegrationTest;
import io.messagecenter.platform.test.TestKafka;
import io.messagecenter.platform.test.TestPostgres;
import io.messagecenter.platform.test.TestTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** The service as a demo, beside a scripted provider, with a real database and a real broker; one context for all tests that bear this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@ContextConfiguration(initializers = {TestKafka.class, TestPostgres.class, TestTokens.class, ScriptedProvider.class})
@TestPropertySource(properties = "DEMO=true")
@Import(Api.class)
public @interface AuthTest {}
