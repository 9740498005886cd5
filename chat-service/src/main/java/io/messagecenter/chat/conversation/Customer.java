package io.messagecenter.chat.conversation;

import io.messagecenter.contracts.chat.CustomerSnapshot;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The other side of a chat. Changed only under the lock of its chats. */
public final class Customer {

    /** Who said what a customer is called; a lower one never replaces what a higher one said. */
    public enum NameSource {
        NOBODY,
        CUSTOMER,
        PROVIDER,
        AGENT
    }

    final long id;
    final @Nullable String phone;

    @Nullable String name;

    NameSource nameSource;

    @Nullable String avatarKey;

    boolean blocked;

    Customer(
            long id,
            @Nullable String phone,
            @Nullable String name,
            NameSource nameSource,
            @Nullable String avatarKey,
            boolean blocked) {
        this.id = id;
        this.phone = phone;
        this.name = name;
        this.nameSource = nameSource;
        this.avatarKey = avatarKey;
        this.blocked = blocked;
    }

    /** They are called so, says somebody. Nothing happens if that is no news, or if somebody better said otherwise. */
    public void call(@Nullable String newName, NameSource source) {
        if (newName != null && !newName.isBlank() && source.compareTo(nameSource) >= 0) {
            name = Limits.cut(newName, Limits.NAME);
            nameSource = source;
        }
    }

    /** They have this picture in the blob store. */
    public void picture(String blobKey) {
        avatarKey = blobKey;
    }

    /** Their messages are stored, but neither shown as unread nor answered; or again they are. */
    void block(boolean block) {
        blocked = block;
    }

    public long id() {
        return id;
    }

    public @Nullable String name() {
        return name;
    }

    public boolean isBlocked() {
        return blocked;
    }

    boolean looksLike(CustomerSnapshot other) {
        return Objects.equals(snapshot(), other);
    }

    CustomerSnapshot snapshot() {
        return new CustomerSnapshot(id, name, phone, avatarKey == null ? null : "/media/" + avatarKey, blocked);
    }
}
