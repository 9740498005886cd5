package io.messagecenter.systemtests;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A test of the whole system. All of them share one, started before the first and stopped after the last; use numbers of your own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SystemTest.Shared.class)
@interface SystemTest {

    /** Starts the system when the first test asks for it. */
    final class Shared implements ParameterResolver {

        private record Running(MessageCenter center, Path data) implements AutoCloseable {
            @Override
            public void close() {
                center.close();
                MessageCenter.delete(data);
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == MessageCenter.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Running.class, key -> start(), Running.class)
                    .center();
        }

        private static Running start() {
            var data = Path.of("target", "system-test-data").toAbsolutePath();
            MessageCenter.delete(data);
            return new Running(
                    MessageCenter.start(data, Map.of("ADMIN_NUMBERS", "+62 811 9990 0001"), "--fake-ai"), data);
        }
    }
}
