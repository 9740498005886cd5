package io.messagecenter.simulator.fault;

import io.messagecenter.simulator.SimulatorProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Stands before WHAPI's paths and does to their calls what the {@link FaultPlan} says. */
@Component
public final class FaultFilter extends OncePerRequestFilter {

    private static final String ERROR_BODY = "{\"error\":{\"code\":%d,\"message\":\"%s\"}}";

    private final FaultPlan plan;
    private final CallReader calls;
    private final Connections connections;
    private final Duration hold;

    FaultFilter(FaultPlan plan, CallReader calls, Connections connections, SimulatorProperties properties) {
        this.plan = plan;
        this.calls = calls;
        this.connections = connections;
        this.hold = properties.hold();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var faults = plan.current();
        if (faults.leavesCallsAlone()) {
            chain.doFilter(request, response);
            return;
        }
        var readable = faults.fail().isEmpty() ? request : calls.rereadable(request);
        var struck = faults.fail().isEmpty()
                ? null
                : plan.strike(calls.read(readable)).orElse(null);
        if (struck != null && !struck.rule().after()) {
            pause(Duration.ofMillis(faults.delayMs()));
            fail(struck.rule(), request, response);
            return;
        }
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(readable, answer);
        pause(Duration.ofMillis(faults.delayMs()));
        if (struck == null) {
            answer.copyBodyToResponse();
        } else if (answer.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
            struck.spare();
            answer.copyBodyToResponse();
        } else {
            answer.reset();
            fail(struck.rule(), request, response);
        }
    }

    private void fail(FailRule rule, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (rule.action()) {
            case "reset" -> connections.reset(request);
            case "timeout" -> {
                pause(hold);
                connections.reset(request);
            }
            default -> refuse(rule, response);
        }
    }

    private static void refuse(FailRule rule, HttpServletResponse response) throws IOException {
        var code = Integer.parseInt(rule.action());
        response.setStatus(code);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        if (rule.retryAfter() != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, rule.retryAfter().toString());
        }
        response.getWriter().printf(ERROR_BODY, code, message(code));
    }

    private static String message(int code) {
        return switch (code) {
            case 400 -> "Wrong request parameters";
            case 401 -> "Need channel authorization for send message";
            case 402 -> "Trial version limit exceeded";
            case 403 -> "It is forbidden to send to this recipient";
            case 404 -> "Channel not found";
            case 429 -> "Too many requests";
            case 500 -> "Internal Error";
            default -> "Simulated failure";
        };
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
