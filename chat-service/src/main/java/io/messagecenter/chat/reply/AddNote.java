package io.messagecenter.chat.reply;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatAccess;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.chat.conversation.NewMessage;
import io.messagecenter.chat.mentions.OpenMentions;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person leaves a note for colleagues, in whatever mode the chat is; the customer never sees it. */
@Service
@Transactional
class AddNote {

    private final ChatAccess access;
    private final ChatPolicy policy;
    private final OpenMentions mentions;

    AddNote(ChatAccess access, ChatPolicy policy, OpenMentions mentions) {
        this.access = access;
        this.policy = policy;
        this.mentions = mentions;
    }

    MessageSnapshot add(CurrentUser user, long chatId, String text) {
        var actor = Actor.of(user);
        var work = access.lock(actor, chatId);
        if (!policy.mayWrite(actor, work.chat(chatId).state().assignedAgentId())) {
            throw Problem.forbidden("You may not write in this chat.");
        }
        var note = work.append(chatId, NewMessage.note(user.id(), user.name(), text));
        mentions.noted(chatId, note.seq(), text, user.id());
        work.flush();
        return note.snapshot();
    }
}
