package io.messagecenter.simulator.phone;

import io.messagecenter.simulator.channel.ChatIds;
import io.messagecenter.simulator.channel.Chats;
import io.messagecenter.simulator.channel.Conversations;
import io.messagecenter.simulator.channel.MediaStore;
import io.messagecenter.simulator.channel.PhoneFeed;
import io.messagecenter.simulator.channel.Refused;
import io.messagecenter.simulator.phone.SimController.Listed;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.node.ObjectNode;

/** What the virtual phone's page reads. */
@RestController
@RequestMapping("/sim")
class PhoneController {

    private static final int NEWEST = 200;

    private final Chats chats;
    private final Conversations conversations;
    private final MediaStore media;
    private final PhoneStream stream;

    PhoneController(Chats chats, Conversations conversations, MediaStore media, PhoneStream stream) {
        this.chats = chats;
        this.conversations = conversations;
        this.media = media;
        this.stream = stream;
    }

    /** The most recently active first, at most 200. */
    @GetMapping("/chats")
    Listed<ObjectNode> chats() {
        return new Listed<>(chats.newest(NEWEST));
    }

    /** The newest 200 messages of a chat, the oldest of them first. */
    @GetMapping("/chats/{phone}/messages")
    Listed<Object> messages(@PathVariable String phone) {
        var newest = conversations.newestFirst(ChatIds.fromPhone(phone), message -> true);
        List<Object> shown =
                newest.stream().limit(NEWEST).map(PhoneFeed::view).toList().reversed();
        return new Listed<>(shown);
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream() {
        return stream.open();
    }

    /** A file without a token, as WHAPI's public links are. */
    @GetMapping("/files/{id}")
    ResponseEntity<byte[]> file(@PathVariable String id) {
        var file = media.find(id).orElseThrow(() -> Refused.unknown("media"));
        if (file.bytes() == null) {
            throw Refused.unknown("media");
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, file.mimeType())
                .body(file.bytes());
    }
}
