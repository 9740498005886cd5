package io.messagecenter.platform.shutdown;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * Before the server stops, every answer says for a moment that its connection ends with it. So kept connections are empty when they are
 * closed; a request on its way into one of them would be a 503 at the gateway, which repeats nothing.
 */
final class LastAnswers implements Filter, SmartLifecycle {

    private final Duration moment;
    private volatile boolean running;
    private volatile boolean leaving;

    /** @param moment how long the answers say so before anything else stops */
    LastAnswers(Duration moment) {
        this.moment = moment;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (leaving && response instanceof HttpServletResponse answer) {
            answer.setHeader("Connection", "close");
        }
        chain.doFilter(request, response);
    }

    @Override
    public void start() {
        leaving = false;
        running = true;
    }

    @Override
    public void stop(Runnable stopped) {
        leaving = true;
        running = false;
        CompletableFuture.delayedExecutor(moment.toMillis(), TimeUnit.MILLISECONDS)
                .execute(stopped);
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
