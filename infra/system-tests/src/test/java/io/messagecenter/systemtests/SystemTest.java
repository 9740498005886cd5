package io.messagecenter.systemtests;

import io.messagecenter.systemtests.faults.Cluster;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A test of the whole system, two instances of each service that may have two, behind proxies. All of them share one, started before
 * the first and stopped after the last, since a start costs a minute of both processors; use numbers of your own. A parameter of type
 * {@link MessageCenter} or {@link Cluster} gets it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SystemTest.Shared.class)
public @interface SystemTest {

    /** For the last of all classes, which stops the system. */
    int LAST = Integer.MAX_VALUE;

    /** For those that break it, or talk so much that others would have to wait. */
    int LATE = Integer.MAX_VALUE - 1;

    /** Starts the system when the first test asks for it. */
    final class Shared implements ParameterResolver {

        private static final Path DATA = Path.of("target", "system-test-data").toAbsolutePath();

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            var type = parameter.getParameter().getType();
            return type == MessageCenter.class || type == Cluster.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            var cluster = context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Cluster.class, key -> start(), Cluster.class);
            return parameter.getParameter().getType() == Cluster.class ? cluster : cluster.center();
        }

        private static Cluster start() {
            MessageCenter.delete(DATA);
            return new Cluster(DATA);
        }
    }
}
