package io.messagecenter.simulator.whapi;

import io.messagecenter.simulator.channel.MediaIntake;
import io.messagecenter.simulator.channel.Refused;
import io.messagecenter.simulator.channel.SendKind;
import io.messagecenter.simulator.channel.Sending;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /messages/…}: everything that sends. */
@RestController
class SendController {

    private static final Set<String> NUMBERS = Set.of(
            "latitude",
            "longitude",
            "accuracy",
            "speed",
            "degrees",
            "width",
            "height",
            "seconds",
            "count",
            "typing_time",
            "recording_time");

    private final Sending sending;
    private final MediaIntake media;

    SendController(Sending sending, MediaIntake media) {
        this.sending = sending;
        this.media = media;
    }

    @PostMapping(path = "/messages/{kind:[a-z_]+}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode send(@PathVariable String kind, @RequestBody ObjectNode body, HttpServletRequest request) {
        return Answers.sent(sending.send(kind(kind), request.getRequestURI(), body));
    }

    @PostMapping(path = "/messages/{kind:[a-z_]+}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ObjectNode sendForm(@PathVariable String kind, MultipartHttpServletRequest request) throws IOException {
        var body = fields(request.getParameterMap());
        for (var file : request.getFileMap().values()) {
            var stored = media.upload(
                    file.getBytes(),
                    Objects.requireNonNullElse(file.getContentType(), MediaType.APPLICATION_OCTET_STREAM_VALUE),
                    file.getOriginalFilename());
            body.put(file.getName(), stored.id());
        }
        return Answers.sent(sending.send(kind(kind), request.getRequestURI(), body));
    }

    /** The bytes are the body, the rest stands in the query. */
    @PostMapping("/messages/media/{kind:image|video|gif|audio|voice|document|sticker}")
    ObjectNode sendBytes(
            @PathVariable String kind,
            @RequestBody byte[] bytes,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            @RequestParam(required = false, defaultValue = "") String filename,
            HttpServletRequest request) {
        var body = fields(request.getParameterMap());
        body.put(
                "media",
                media.upload(bytes, contentType, filename.isEmpty() ? null : filename)
                        .id());
        return Answers.sent(sending.send(kind(kind), request.getRequestURI(), body));
    }

    @PostMapping(path = "/messages/{id:[^-]+-.+}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode forward(@PathVariable String id, @RequestBody ObjectNode body, HttpServletRequest request) {
        return Answers.sent(sending.forward(id, request.getRequestURI(), body));
    }

    private static SendKind kind(String segment) {
        return SendKind.at(segment).orElseThrow(() -> Refused.unknown("/messages/" + segment));
    }

    /** The fields of a form or a query as the JSON that they stand for. */
    private static ObjectNode fields(Map<String, String[]> parameters) {
        var body = JsonNodeFactory.instance.objectNode();
        parameters.forEach((name, values) -> {
            if (values.length > 1) {
                var list = body.putArray(name);
                for (var value : values) {
                    list.add(value);
                }
            } else if (NUMBERS.contains(name)) {
                body.put(name, number(name, values[0]));
            } else if (values[0].equals("true") || values[0].equals("false")) {
                body.put(name, Boolean.parseBoolean(values[0]));
            } else {
                body.put(name, values[0]);
            }
        });
        return body;
    }

    private static double number(String name, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException notANumber) {
            throw Refused.wrong(name + ": a number is required");
        }
    }
}
