package io.messagecenter.chat.export;

import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.contracts.chat.MessageSnapshot;
import java.io.PrintWriter;
import tools.jackson.databind.json.JsonMapper;

/** {@code {"chat": …, "messages": […]}}, both as the API shows them. */
final class JsonDocument implements Document {

    private final PrintWriter out;
    private final JsonMapper json;
    private boolean hasMessages;

    JsonDocument(PrintWriter out, JsonMapper json) {
        this.out = out;
        this.json = json;
    }

    @Override
    public void begin(ChatSnapshot chat) {
        out.append("{\"chat\":").append(json.writeValueAsString(chat)).append(",\"messages\":[");
    }

    @Override
    public void add(MessageSnapshot message) {
        out.append(hasMessages ? ",\n" : "\n").append(json.writeValueAsString(message));
        hasMessages = true;
    }

    @Override
    public void end() {
        out.append("\n]}\n");
    }
}
