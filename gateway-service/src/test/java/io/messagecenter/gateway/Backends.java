package io.messagecenter.gateway;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Stand-ins of the services, up for as long as the tests run. */
public final class Backends implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final Backend AUTH = new Backend();
    public static final Backend CHAT = new Backend();
    public static final Backend WEBHOOK = new Backend();
    public static final Backend BOT = new Backend();
    public static final Backend OUTBOUND = new Backend();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "AUTH_URL=" + AUTH.url(),
                        "CHAT_URL=" + CHAT.url(),
                        "WEBHOOK_URL=" + WEBHOOK.url(),
                        "BOT_URL=" + BOT.url(),
                        "OUTBOUND_URL=" + OUTBOUND.url())
                .applyTo(context);
    }
}
