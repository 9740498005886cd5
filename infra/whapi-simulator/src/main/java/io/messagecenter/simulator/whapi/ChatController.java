package io.messagecenter.simulator.whapi;

import io.messagecenter.simulator.channel.ChatIds;
import io.messagecenter.simulator.channel.Chats;
import io.messagecenter.simulator.channel.PhoneFeed;
import io.messagecenter.simulator.channel.Refused;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Chats and presences. */
@RestController
class ChatController {

    private static final int MOST_SUBSCRIPTIONS = 10_000;

    private final Chats chats;
    private final PhoneFeed feed;
    private final Set<String> subscriptions = ConcurrentHashMap.newKeySet();

    ChatController(Chats chats, PhoneFeed feed) {
        this.chats = chats;
        this.feed = feed;
    }

    @GetMapping("/chats")
    ObjectNode list(
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int count,
            @RequestParam(defaultValue = "0") @Min(0) int offset) {
        return Answers.page("chats", chats.all(), count, offset);
    }

    @GetMapping("/chats/{chatId}")
    ObjectNode get(@PathVariable String chatId) {
        return chats.find(chatIdOf(chatId)).orElseThrow(() -> Refused.unknown("chat"));
    }

    /** Archiving, pinning and muting are taken and have no effect that anybody could see. */
    @PostMapping("/chats/{chatId}")
    ObjectNode archive(@PathVariable String chatId) {
        get(chatId);
        return Answers.success();
    }

    @PatchMapping("/chats/{chatId}")
    ObjectNode change(@PathVariable String chatId) {
        get(chatId);
        return Answers.success();
    }

    @DeleteMapping("/chats/{chatId}")
    ObjectNode delete(@PathVariable String chatId) {
        get(chatId);
        chats.delete(chatId);
        return Answers.success();
    }

    @PutMapping("/presences/me")
    ObjectNode appear(@RequestBody ObjectNode body) {
        presence(body, Set.of("online", "offline"));
        return Answers.success();
    }

    /** The virtual phone shows it. */
    @PutMapping("/presences/{entryId}")
    ObjectNode type(@PathVariable String entryId, @RequestBody ObjectNode body) {
        var presence = presence(body, Set.of("typing", "recording", "pause"));
        feed.tell("presence", Map.of("chat_id", ChatIds.of(entryId), "presence", presence));
        return Answers.success();
    }

    @PostMapping("/presences/{entryId}")
    ObjectNode subscribe(@PathVariable String entryId) {
        if (subscriptions.size() >= MOST_SUBSCRIPTIONS) {
            subscriptions.clear();
        }
        if (!subscriptions.add(ChatIds.of(entryId))) {
            throw new Refused(409, "Already subscribed");
        }
        return Answers.success();
    }

    @GetMapping("/presences/{entryId}")
    ObjectNode presence(@PathVariable String entryId) {
        if (!subscriptions.contains(ChatIds.of(entryId))) {
            throw Refused.unknown("presence");
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("contact_id", ChatIds.shortForm(ChatIds.of(entryId)))
                .put("status", "online");
    }

    private static String presence(ObjectNode body, Set<String> allowed) {
        var presence = body.path("presence").asString("");
        if (!allowed.contains(presence)) {
            throw Refused.wrong("presence: one of " + allowed);
        }
        return presence;
    }

    private static String chatIdOf(String text) {
        if (!ChatIds.isChatId(text)) {
            throw Refused.wrong("ChatID: its suffix is missing, as in 4930111222@s.whatsapp.net");
        }
        return text;
    }
}
