package io.messagecenter.simulator.fault;

import io.messagecenter.simulator.fault.FailRule.Call;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads of a request what fault rules look at, and leaves the request readable for the controller. */
@Component
class CallReader {

    /** Message kinds have no hyphen, message ids always have one. */
    private static final Pattern SEND = Pattern.compile("/messages/[a-z_]+(/[a-z]+)?");

    private final JsonMapper json;

    CallReader(JsonMapper json) {
        this.json = json;
    }

    /** The same request with its JSON body kept, so that it can be read twice. */
    HttpServletRequest rereadable(HttpServletRequest request) throws IOException {
        return isSend(request) && isJson(request) ? new KeptBody(request) : request;
    }

    Call read(HttpServletRequest request) throws IOException, ServletException {
        var query = request.getQueryString();
        var path = request.getRequestURI() + (query == null ? "" : "?" + query);
        return new Call(path, isSend(request), isSend(request) ? words(request) : "");
    }

    private String words(HttpServletRequest request) throws IOException, ServletException {
        if (request instanceof KeptBody kept) {
            return wordsOf(kept.text());
        }
        // Of a form the fields, of an upload the query. Spring reads the same parsed parts later.
        if (String.valueOf(request.getContentType()).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            request.getParts();
        }
        return request.getParameterMap().values().stream()
                .flatMap(Arrays::stream)
                .collect(Collectors.joining("\n"));
    }

    /** All texts of the body unescaped; of a body that is no JSON the body itself. */
    private String wordsOf(String body) {
        try {
            var words = new StringBuilder(body);
            collect(json.readTree(body), words);
            return words.toString();
        } catch (JacksonException notJson) {
            return body;
        }
    }

    private static void collect(JsonNode node, StringBuilder words) {
        if (node.isString()) {
            words.append('\n').append(node.asString());
        } else {
            node.forEach(child -> collect(child, words));
        }
    }

    private static boolean isSend(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && SEND.matcher(request.getRequestURI()).matches();
    }

    private static boolean isJson(HttpServletRequest request) {
        return String.valueOf(request.getContentType()).startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    private static final class KeptBody extends HttpServletRequestWrapper {

        private final byte[] body;

        KeptBody(HttpServletRequest request) throws IOException {
            super(request);
            this.body = request.getInputStream().readAllBytes();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return bytes.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("read synchronously");
                }
            };
        }
    }
}
