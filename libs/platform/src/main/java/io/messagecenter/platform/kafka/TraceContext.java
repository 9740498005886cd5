package io.messagecenter.platform.kafka;

import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The current trace as a W3C {@code traceparent}, so that it can travel through a table or a record. */
public final class TraceContext {

    private final ObjectProvider<Tracer> tracer;

    TraceContext(ObjectProvider<Tracer> tracer) {
        this.tracer = tracer;
    }

    /** Null where nothing is being traced. */
    public @Nullable String traceParent() {
        var current = tracer.getIfAvailable();
        var span = current == null ? null : current.currentSpan();
        if (span == null) {
            return null;
        }
        var context = span.context();
        return "00-" + context.traceId() + "-" + context.spanId()
                + (Boolean.TRUE.equals(context.sampled()) ? "-01" : "-00");
    }
}
