package io.messagecenter.platform.kafka;

import io.micrometer.tracing.Tracer;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Where nothing is traced. */
public final class NoTrace {

    private NoTrace() {}

    public static TraceContext context() {
        return new TraceContext(new StaticListableBeanFactory().getBeanProvider(Tracer.class));
    }
}
