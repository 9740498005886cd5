package io.messagecenter.outbound.whapi;

import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.outbound.CancelSends;
import io.messagecenter.contracts.outbound.DeleteMessage;
import io.messagecenter.contracts.outbound.EditMessage;
import io.messagecenter.contracts.outbound.FailureReason;
import io.messagecenter.contracts.outbound.OutboundCommand;
import io.messagecenter.contracts.outbound.ReactToMessage;
import io.messagecenter.contracts.outbound.SendMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A command in WHAPI's words. The same command always makes the same bytes. */
sealed interface WhapiCall {

    Set<MessageType> CAPTIONED = Set.of(MessageType.IMAGE, MessageType.VIDEO, MessageType.GIF, MessageType.DOCUMENT);
    Set<MessageType> FILES = Set.of(
            MessageType.IMAGE,
            MessageType.VIDEO,
            MessageType.GIF,
            MessageType.DOCUMENT,
            MessageType.AUDIO,
            MessageType.VOICE,
            MessageType.STICKER);

    /**
     * What to ask.
     *
     * @param path its segments, not encoded
     * @param body null for none
     * @param makesMessage whether a message comes into being, so that asking twice would make two
     */
    record Request(String method, List<String> path, byte @Nullable [] body, boolean makesMessage)
            implements WhapiCall {}

    /** WHAPI has no words for it. */
    record Impossible(Outcome.Rejected outcome) implements WhapiCall {}

    /** @param mediaId what WHAPI calls the file that goes with a message; null when none does */
    static WhapiCall of(OutboundCommand command, @Nullable String mediaId) {
        return switch (command) {
            case SendMessage send -> send.messageType() == MessageType.TEXT ? ofText(send) : ofFile(send, mediaId);
            case EditMessage edit -> text(edit.head().to(), edit.text(), "edit", edit.providerId(), false);
            case DeleteMessage delete -> new Request("DELETE", List.of("messages", delete.providerId()), null, false);
            case ReactToMessage react ->
                new Request(
                        "PUT",
                        List.of("messages", react.providerId(), "reaction"),
                        json(Map.of("emoji", react.emoji())),
                        false);
            case CancelSends _ -> impossible(FailureReason.UNSUPPORTED, "A cancellation never reaches WhatsApp.");
        };
    }

    private static WhapiCall ofFile(SendMessage send, @Nullable String mediaId) {
        var kind = send.messageType();
        var media = send.media();
        if (!FILES.contains(kind) || media == null || mediaId == null) {
            return impossible(
                    FailureReason.UNSUPPORTED,
                    "Messages of the kind \"" + kind.wire() + "\" cannot be sent without a file.");
        }
        var words = send.text() == null ? "" : send.text();
        if (!words.isBlank() && !CAPTIONED.contains(kind)) {
            return impossible(
                    FailureReason.UNSUPPORTED,
                    "WhatsApp shows no words beside this kind of file; send them as a message of their own.");
        }
        var body = new LinkedHashMap<String, String>();
        body.put("to", send.head().to());
        body.put("media", mediaId);
        body.put("mime_type", media.mimeType());
        if (!words.isBlank()) {
            body.put("caption", words);
        }
        if (kind == MessageType.DOCUMENT && media.fileName() != null) {
            body.put("filename", media.fileName());
        }
        if (send.quotedProviderId() != null) {
            body.put("quoted", send.quotedProviderId());
        }
        return new Request("POST", List.of("messages", kind.wire()), json(body), true);
    }

    private static WhapiCall ofText(SendMessage send) {
        var words = send.text();
        if (words == null || words.isBlank()) {
            return impossible(FailureReason.REJECTED, "The message is empty.");
        }
        return text(send.head().to(), words, "quoted", send.quotedProviderId(), true);
    }

    private static WhapiCall impossible(FailureReason reason, String detail) {
        return new Impossible(new Outcome.Rejected(reason, detail));
    }

    private static Request text(
            String to, String words, String reference, @Nullable String providerId, boolean makesMessage) {
        var body = new LinkedHashMap<String, String>();
        body.put("to", to);
        body.put("body", words);
        if (providerId != null) {
            body.put(reference, providerId);
        }
        return new Request("POST", List.of("messages", "text"), json(body), makesMessage);
    }

    private static byte[] json(Map<String, String> body) {
        return EventJson.mapper().writeValueAsBytes(body);
    }
}
