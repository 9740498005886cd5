package io.messagecenter.whapi;

import static java.util.Objects.requireNonNullElse;

import io.messagecenter.contracts.inbound.CallReported;
import io.messagecenter.contracts.inbound.ContactChanged;
import io.messagecenter.contracts.inbound.GroupChanged;
import io.messagecenter.contracts.inbound.InboundEvent;
import io.messagecenter.contracts.inbound.PresenceChanged;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Contacts, presences, calls and groups. */
final class PeopleReader {

    private PeopleReader() {}

    static List<InboundEvent> contact(Item item) {
        return List.of(contact(item, item.fields(), null));
    }

    static List<InboundEvent> contactUpdate(Item item) {
        var update = item.fields();
        return List.of(contact(
                item,
                update.object("after_update"),
                update.object("before_update").id("id")));
    }

    private static ContactChanged contact(Item item, Fields contact, @Nullable String formerId) {
        var chat = ChatIds.chat(Text.first(contact.id("id"), formerId));
        return new ContactChanged(
                item.head(ContactChanged.class, item.address(named(chat)), null),
                Text.first(contact.text("name"), contact.text("pushname")),
                Text.first(contact.text("profile_pic_full"), contact.text("profile_pic")),
                item.raw());
    }

    static List<InboundEvent> presence(Item item) {
        var presence = item.fields();
        var chat = ChatIds.chat(presence.id("contact_id"));
        return List.of(new PresenceChanged(
                item.head(PresenceChanged.class, item.address(named(chat)), presence.time("timestamp")),
                Text.lower(requireNonNullElse(presence.id("status"), "unknown")),
                presence.time("last_seen"),
                item.raw()));
    }

    static List<InboundEvent> call(Item item) {
        var call = item.fields();
        var state = Text.lower(requireNonNullElse(call.id("status"), "unknown"));
        var chat = ChatIds.chat(call.id("chat_id"));
        var caller = ChatIds.chat(call.id("from"));
        // Of an answered call WHAPI may give our own number as the chat.
        var certain = !state.equals("answered") || ChatIds.isGroup(chat) || Objects.equals(chat, caller);
        return List.of(new CallReported(
                item.head(CallReported.class, certain ? item.address(chat) : null, call.time("timestamp")),
                MessageReader.idOf(call),
                state,
                call.flag("video_call"),
                call.flag("group_call"),
                item.raw()));
    }

    static List<InboundEvent> group(Item item) {
        var group = item.fields();
        return List.of(group(item, group, "created", group.id("id")));
    }

    static List<InboundEvent> groupUpdate(Item item) {
        var update = item.fields();
        var after = update.object("after_update");
        return List.of(group(
                item,
                after,
                "updated",
                Text.first(after.id("id"), update.object("before_update").id("id"))));
    }

    static List<InboundEvent> groupParticipants(Item item) {
        var change = item.fields();
        var action = Text.lower(requireNonNullElse(change.id("action"), "updated"));
        return List.of(group(item, change, action, Text.first(change.id("group_id"), change.id("id"))));
    }

    private static GroupChanged group(Item item, Fields group, String action, @Nullable String id) {
        return new GroupChanged(
                item.head(GroupChanged.class, item.address(named(ChatIds.chat(id))), group.time("timestamp")),
                action,
                group.text("name"),
                group.list("participants").stream()
                        .map(PeopleReader::participant)
                        .filter(Objects::nonNull)
                        .toList(),
                Text.first(group.text("chat_pic_full"), group.text("chat_pic")),
                item.raw());
    }

    private static @Nullable String participant(JsonNode participant) {
        return ChatIds.person(participant.isObject() ? Fields.of(participant).id("id") : Fields.id(participant));
    }

    private static String named(@Nullable String chat) {
        if (chat == null) {
            throw new UnreadableElement(Reason.NO_ID);
        }
        return chat;
    }
}
