package io.messagecenter.chat.live;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.chat.log.Log;
import io.messagecenter.platform.security.UserAuthentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StreamController {

    private static final Logger log = LoggerFactory.getLogger(StreamController.class);

    private final OpenStream.Shared shared;
    private final ChatPolicy policy;

    StreamController(
            Streams streams,
            Log log,
            Replays replays,
            Frames frames,
            LiveMetrics metrics,
            LiveSettings settings,
            ChatPolicy policy,
            Clock clock) {
        this.shared = new OpenStream.Shared(streams, log, replays, frames, metrics, settings, clock);
        this.policy = policy;
    }

    /**
     * Answers for as long as the client listens. The header wins over the parameter, since a browser that reconnects sends the newer
     * place in the header and repeats the address.
     */
    @GetMapping("/chats/stream")
    @ApiResponse(
            responseCode = "200",
            description = "Server-sent events, until one of both sides ends it",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    void stream(
            @Parameter(hidden = true) UserAuthentication authentication,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String header,
            @RequestParam(name = "last_event_id", required = false) @Nullable String parameter,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        var user = authentication.getPrincipal();
        var viewer = new Viewer(
                user,
                authentication.getCredentials(),
                policy.visibleTo(Actor.of(user)),
                shared.settings().queue());
        shared.streams().open(viewer);
        try {
            var stream = new OpenStream(viewer, shared);
            var beginning = stream.begin(
                    StringUtils.hasLength(header) ? header : StringUtils.hasLength(parameter) ? parameter : null);
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform");
            response.setHeader("X-Accel-Buffering", "no");
            if (!HttpMethod.HEAD.matches(request.getMethod())) {
                stream.run(beginning, response.getOutputStream());
            }
        } catch (IOException e) {
            log.debug("A stream's reader is gone: {}", e.toString());
        } finally {
            shared.streams().close(viewer);
        }
    }
}
