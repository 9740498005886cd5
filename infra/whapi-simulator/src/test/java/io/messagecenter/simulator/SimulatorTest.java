package io.messagecenter.simulator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** The simulator on a free port with everything quick, and a receiver of its webhooks; one context for all tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "simulator.receipts.sent=20ms",
            "simulator.receipts.delivered=60ms",
            "simulator.receipts.read=100ms",
            "simulator.webhook.backoff-step=40ms",
            "simulator.webhook.secret=first,second",
            "simulator.hold=300ms",
            "logging.level.com.networknt=error"
        })
@ContextConfiguration(initializers = SimulatorTest.Surroundings.class)
@interface SimulatorTest {

    /** Before the context, since the simulator's web server needs its properties early. */
    final class Surroundings implements ApplicationContextInitializer<GenericApplicationContext> {

        @Override
        public void initialize(GenericApplicationContext context) {
            var receiver = new WebhookReceiver();
            TestPropertyValues.of("simulator.webhook.url=" + receiver.url()).applyTo(context);
            context.registerBean(WebhookReceiver.class, () -> receiver);
            context.registerBean(
                    Wire.class, () -> new Wire(portOf(context)), definition -> definition.setLazyInit(true));
        }

        private static int portOf(GenericApplicationContext context) {
            return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        }
    }
}
