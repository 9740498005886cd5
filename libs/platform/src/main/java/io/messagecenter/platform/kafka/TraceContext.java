package io.messagecenter.platform.kafka;

import io.messagecenter.contracts.EventHeaders;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/** The current trace as a W3C {@code traceparent}, so that it can travel through a table or a record. */
public final class TraceContext {

    /** Asked for once: a look into the context for every event would cost as much as writing its JSON. */
    private final SingletonSupplier<Tracer> tracer;

    private final SingletonSupplier<Propagator> propagator;

    TraceContext(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.tracer = SingletonSupplier.ofNullable(tracer::getIfAvailable);
        this.propagator = SingletonSupplier.ofNullable(propagator::getIfAvailable);
    }

    /** Null where nothing is being traced. */
    public @Nullable String traceParent() {
        var current = tracer.get();
        var span = current == null ? null : current.currentSpan();
        if (span == null) {
            return null;
        }
        var context = span.context();
        return "00-" + context.traceId() + "-" + context.spanId()
                + (Boolean.TRUE.equals(context.sampled()) ? "-01" : "-00");
    }

    /**
     * Does work as a step of the trace that a table or a record brought here.
     *
     * @param traceParent null where nothing was being traced: then the work is done as it is
     * @param name of the step
     */
    public <T extends @Nullable Object> T within(@Nullable String traceParent, String name, Supplier<T> work) {
        var current = tracer.get();
        var reader = propagator.get();
        if (traceParent == null || current == null || reader == null) {
            return work.get();
        }
        var span = reader.extract(traceParent, (carrier, key) -> EventHeaders.TRACE_PARENT.equals(key) ? carrier : null)
                .name(name)
                .start();
        try (var scope = current.withSpan(span)) {
            return work.get();
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }
}
