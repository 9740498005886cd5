package io.messagecenter.gateway.routing;

import io.messagecenter.gateway.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/** A request whose body is counted on its way, chunked or not, and never grows beyond a limit. */
final class MeteredRequest extends ServerHttpRequestDecorator {

    private final long maxBytes;
    private final AtomicLong wanted = new AtomicLong();
    private long received;
    private volatile boolean complete;
    private volatile long lastProgress = System.nanoTime();

    MeteredRequest(ServerHttpRequest request, long maxBytes) {
        super(request);
        this.maxBytes = maxBytes;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody()
                .onErrorMap(ProblemException::bodyBroken)
                .doOnRequest(this::want)
                .handle(this::pass)
                .doOnComplete(() -> {
                    complete = true;
                    lastProgress = System.nanoTime();
                });
    }

    private void want(long parts) {
        wanted.accumulateAndGet(parts, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
    }

    private void pass(DataBuffer part, SynchronousSink<DataBuffer> sink) {
        wanted.decrementAndGet();
        lastProgress = System.nanoTime();
        received += part.readableByteCount();
        if (received > maxBytes) {
            DataBufferUtils.release(part);
            sink.error(ProblemException.tooLarge(maxBytes));
        } else {
            sink.next(part);
        }
    }

    /** Completes when for {@code limit} no part of the body has come or ended. */
    Mono<Void> standsStillFor(Duration limit) {
        return Mono.defer(() -> Mono.delay(left(limit)))
                .repeat(() -> left(limit).isPositive())
                .then();
    }

    private Duration left(Duration limit) {
        return limit.minusNanos(System.nanoTime() - lastProgress);
    }

    /** Whether the service would take more of the body than the client has sent. */
    boolean waitsForClient() {
        return !complete && wanted.get() > 0;
    }
}
