package io.messagecenter.chat.reply;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatAccess;
import io.messagecenter.chat.agents.Agents;
import io.messagecenter.chat.conversation.ChatWorks;
import io.messagecenter.chat.conversation.Customer.NameSource;
import io.messagecenter.chat.conversation.NewChat;
import io.messagecenter.contracts.chat.ChatSnapshot;
import io.messagecenter.platform.security.CurrentUser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person begins to talk to a number. A new chat is theirs, and no bot's; one that is there already stays as it is, but for the
 * text that is sent. Somebody else's chat with the number is not there for those who may not see it.
 */
@Service
@Transactional
class StartConversation {

    /** @param isNew whether there was no chat with the number before */
    record Started(ChatSnapshot chat, boolean isNew) {}

    private final PhoneChats phoneChats;
    private final ChatWorks works;
    private final ChatAccess access;
    private final Agents agents;
    private final SendReply sendReply;

    StartConversation(PhoneChats phoneChats, ChatWorks works, ChatAccess access, Agents agents, SendReply sendReply) {
        this.phoneChats = phoneChats;
        this.works = works;
        this.access = access;
        this.agents = agents;
        this.sendReply = sendReply;
    }

    /**
     * @param text what is sent at once; null for nothing yet
     * @param name what a new customer is called
     */
    Started start(CurrentUser user, PhoneNumber phone, @Nullable String text, @Nullable String name) {
        agents.know(user);
        long chatId = phoneChats.find(phone).orElseGet(() -> open(phone, name));
        var work = works.lock(chatId).orElseThrow(ChatAccess::noSuchChat);
        work.actor(user.id());
        var chat = work.chat(chatId);
        var isNew = chat.isNew();
        if (isNew) {
            chat.state().claim(user.id());
        } else {
            access.requireVisible(Actor.of(user), chat.state().assignedAgentId());
        }
        if (text != null) {
            sendReply.append(work, user, Reply.text(chatId, text, null, null));
        }
        work.flush();
        return new Started(work.snapshot(chatId), isNew);
    }

    private long open(PhoneNumber phone, @Nullable String name) {
        var address = phoneChats.newAddress(phone);
        var source = name == null ? NameSource.NOBODY : NameSource.AGENT;
        var opened = works.findOrCreate(List.of(new NewChat(address, name, source)));
        return opened.values().iterator().next();
    }
}
