package io.messagecenter.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Generates the AsyncAPI document for consumers outside, such as analytics. */
final class AsyncApi {

    private AsyncApi() {}

    static String document() {
        var channels = new LinkedHashMap<String, Object>();
        var operations = new LinkedHashMap<String, Object>();
        for (var topic : Topic.values()) {
            var messages = new LinkedHashMap<String, Object>();
            Examples.types(topic).keySet().forEach(name -> messages.put(name, message(topic, name)));
            if (messages.isEmpty()) {
                messages.put(
                        "bytes",
                        ordered("summary", "What came in, verbatim", "contentType", "application/octet-stream"));
            }
            var channel = new LinkedHashMap<String, Object>();
            channel.put("address", topic.topicName());
            channel.put("description", description(topic));
            channel.put("messages", messages);
            channel.put("bindings", ordered("kafka", ordered("partitions", Topic.PARTITIONS)));
            channels.put(topic.topicName(), channel);
            operations.put(
                    "receive." + topic.topicName(),
                    ordered("action", "receive", "channel", ordered("$ref", "#/channels/" + topic.topicName())));
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("asyncapi", "3.0.0");
        document.put(
                "info",
                ordered(
                        "title",
                        "Message Center events",
                        "version",
                        "1.0.0",
                        "description",
                        "Types only gain fields; unknown fields, values and types are to be ignored. Headers follow CloudEvents'"
                                + " binary Kafka binding. Delivered at least once: ce_id names a repetition. Read committed."));
        document.put("defaultContentType", "application/json");
        document.put("channels", channels);
        document.put("operations", operations);
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndent(2);
        options.setWidth(120);
        return "# Generated from the records of libs/contracts; do not edit.\n" + new Yaml(options).dump(document);
    }

    private static Map<String, Object> message(Topic topic, String name) {
        return ordered(
                "name", name,
                "headers",
                        ordered(
                                "type", "object",
                                "required", List.of("ce_id", "ce_type", "ce_source", "ce_specversion"),
                                "properties",
                                        ordered(
                                                "ce_id", ordered("type", "string"),
                                                "ce_type", ordered("const", "io.messagecenter." + name),
                                                "ce_source", ordered("type", "string"),
                                                "ce_time", ordered("type", "string", "format", "date-time"),
                                                "ce_specversion", ordered("const", "1.0"),
                                                "traceparent", ordered("type", "string"))),
                "payload", ordered("$ref", "schemas/" + topic.topicName() + ".json"));
    }

    private static String description(Topic topic) {
        return "Written by " + topic.owner() + "."
                + (topic.isCompacted() ? " Compacted: the newest of each key is kept." : "")
                + topic.retention().map(kept -> " Kept for " + kept + ".").orElse("");
    }

    private static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
