package io.messagecenter.auth;

import io.messagecenter.platform.test.IntegrationTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The service as a demo, with a real database and a real broker; one context for all tests that bear this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@TestPropertySource(properties = "DEMO=true")
@Import(Api.class)
public @interface AuthTest {}
