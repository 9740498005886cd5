package io.messagecenter.simulator.whapi;

import io.messagecenter.simulator.channel.Message;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shapes that several of WHAPI's answers share. */
final class Answers {

    private Answers() {}

    static ObjectNode success() {
        return JsonNodeFactory.instance.objectNode().put("success", true);
    }

    static ObjectNode sent(Message message) {
        var answer = JsonNodeFactory.instance.objectNode().put("sent", true);
        answer.set("message", message.toJson());
        return answer;
    }

    /** The part of {@code all} that was asked for, under {@code key}, with WHAPI's counts. */
    static ObjectNode page(String key, List<ObjectNode> all, int count, int offset) {
        var answer = JsonNodeFactory.instance.objectNode();
        var items = answer.putArray(key);
        all.stream().skip(offset).limit(count).forEach(items::add);
        return answer.put("count", items.size()).put("total", all.size()).put("offset", offset);
    }
}
