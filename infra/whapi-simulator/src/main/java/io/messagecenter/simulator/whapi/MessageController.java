package io.messagecenter.simulator.whapi;

import io.messagecenter.simulator.SimulatorProperties;
import io.messagecenter.simulator.channel.Channel;
import io.messagecenter.simulator.channel.ChatIds;
import io.messagecenter.simulator.channel.Conversations;
import io.messagecenter.simulator.channel.Message;
import io.messagecenter.simulator.channel.Refused;
import io.messagecenter.simulator.fault.FaultPlan;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.util.Collections;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and changes messages that are there. */
@RestController
class MessageController {

    private static final Set<String> NOISE = Set.of("action", "system", "unknown");

    private final Channel channel;
    private final Conversations conversations;
    private final FaultPlan faults;
    private final Clock clock;
    private final String ownChannel;

    MessageController(
            Channel channel,
            Conversations conversations,
            FaultPlan faults,
            Clock clock,
            SimulatorProperties properties) {
        this.channel = channel;
        this.conversations = conversations;
        this.faults = faults;
        this.clock = clock;
        this.ownChannel = properties.channel().id();
    }

    @GetMapping({"/messages/list", "/messages/list/{chatId}"})
    ObjectNode list(
            @PathVariable(required = false) @Nullable String chatId,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int count,
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(name = "time_from", defaultValue = "0") long timeFrom,
            @RequestParam(name = "time_to", defaultValue = "" + Long.MAX_VALUE) long timeTo,
            @RequestParam(name = "from_me", required = false) @Nullable Boolean fromMe,
            @RequestParam(name = "normal_types", defaultValue = "false") boolean normalTypes,
            @RequestParam(required = false) @Nullable String author,
            @RequestParam(defaultValue = "desc") String sort) {
        if (chatId != null && !ChatIds.isChatId(chatId)) {
            throw Refused.wrong("ChatID: its suffix is missing, as in 4930111222@s.whatsapp.net");
        }
        if (!sort.equals("asc") && !sort.equals("desc")) {
            throw Refused.wrong("sort: asc or desc");
        }
        Predicate<Message> wanted = message -> isVisible(message)
                && (chatId != null || message.channelId().equals(ownChannel))
                && message.timestamp() >= timeFrom
                && message.timestamp() <= timeTo
                && (fromMe == null || message.fromMe() == fromMe)
                && (!normalTypes || !NOISE.contains(message.type()))
                && (author == null || message.from().equals(author));
        var found = conversations.newestFirst(chatId, wanted);
        if (sort.equals("asc")) {
            Collections.reverse(found);
        }
        var answer =
                Answers.page("messages", found.stream().map(Message::toJson).toList(), count, offset);
        var messages = answer.path("messages");
        if (!messages.isEmpty()) {
            answer.put("first", messages.path(0).path("timestamp").asLong());
            answer.put(
                    "last", messages.path(messages.size() - 1).path("timestamp").asLong());
        }
        return answer;
    }

    /** WHAPI may list an accepted send late. */
    private boolean isVisible(Message message) {
        return !message.source().equals("api")
                || !clock.instant()
                        .isBefore(
                                message.arrivedAt().plusMillis(faults.current().hideListMs()));
    }

    @GetMapping("/messages/{id:[^-]+-.+}")
    ObjectNode get(@PathVariable String id) {
        return message(id).toJson();
    }

    @PutMapping("/messages/{id}")
    ObjectNode read(@PathVariable String id) {
        channel.readByUs(id);
        return Answers.success();
    }

    @PutMapping("/messages/{id}/played")
    ObjectNode played(@PathVariable String id) {
        channel.played(id);
        return Answers.success();
    }

    @DeleteMapping("/messages/{id}")
    ObjectNode delete(@PathVariable String id) {
        channel.delete(id);
        return Answers.success();
    }

    @PutMapping("/messages/{id}/reaction")
    ObjectNode react(@PathVariable String id, @RequestBody ObjectNode body) {
        if (!body.path("emoji").isString()) {
            throw Refused.wrong("emoji: text is required, empty to take it away");
        }
        channel.react(id, body.path("emoji").asString());
        return Answers.success();
    }

    @DeleteMapping("/messages/{id}/reaction")
    ObjectNode unreact(@PathVariable String id) {
        channel.react(id, "");
        return Answers.success();
    }

    /** Stars and pins are taken and have no effect that anybody could see. */
    @PutMapping("/messages/{id}/star")
    ObjectNode star(@PathVariable String id) {
        message(id);
        return Answers.success();
    }

    @PostMapping("/messages/{id}/pin")
    ObjectNode pin(@PathVariable String id) {
        message(id);
        return Answers.success();
    }

    @DeleteMapping("/messages/{id}/pin")
    ObjectNode unpin(@PathVariable String id) {
        message(id);
        return Answers.success();
    }

    @GetMapping("/statuses/{id}")
    ObjectNode statuses(@PathVariable String id) {
        var message = message(id);
        if (!message.fromMe()) {
            throw new Refused(403, "Statuses of incoming messages are not available");
        }
        var answer = JsonNodeFactory.instance.objectNode();
        var statuses = answer.putArray("statuses");
        message.marks().forEach(mark -> statuses.add(message.statusJson(mark)));
        return answer;
    }

    private Message message(String id) {
        return conversations.find(id).orElseThrow(() -> Refused.unknown("message"));
    }
}
