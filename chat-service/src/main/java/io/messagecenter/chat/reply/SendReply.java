package io.messagecenter.chat.reply;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatAccess;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.chat.agents.Agents;
import io.messagecenter.chat.conversation.ChatWork;
import io.messagecenter.chat.conversation.Message;
import io.messagecenter.chat.conversation.NewMessage;
import io.messagecenter.chat.conversation.Snapshots;
import io.messagecenter.chat.conversation.StoredContent;
import io.messagecenter.chat.courtesy.Courtesies;
import io.messagecenter.chat.media.Uploads;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.platform.problem.Problem;
import io.messagecenter.platform.security.CurrentUser;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person writes to the customer: the message is queued, and sent by whoever talks to the provider. */
@Service
@Transactional
class SendReply {

    /** @param isNew false for a repetition of a request that was carried out before */
    record Sent(MessageSnapshot message, boolean isNew) {}

    private final ChatAccess access;
    private final ChatPolicy policy;
    private final Agents agents;
    private final SentBefore sentBefore;
    private final SentMeanwhile sentMeanwhile;
    private final Uploads uploads;
    private final Courtesies courtesies;
    private final Snapshots snapshots;

    SendReply(
            ChatAccess access,
            ChatPolicy policy,
            Agents agents,
            SentBefore sentBefore,
            SentMeanwhile sentMeanwhile,
            Uploads uploads,
            Courtesies courtesies,
            Snapshots snapshots) {
        this.access = access;
        this.policy = policy;
        this.agents = agents;
        this.sentBefore = sentBefore;
        this.sentMeanwhile = sentMeanwhile;
        this.uploads = uploads;
        this.courtesies = courtesies;
        this.snapshots = snapshots;
    }

    /** @param seenSeq the newest message that the user saw; null for whoever does not mind what others wrote since */
    Sent send(CurrentUser user, Reply reply, @Nullable Long seenSeq) {
        agents.know(user);
        var actor = Actor.of(user);
        var work = access.lock(actor, reply.chatId());
        if (!policy.mayWrite(actor, work.chat(reply.chatId()).state().assignedAgentId())) {
            throw Problem.forbidden("You may not write in this chat.");
        }
        if (reply.clientId() != null) {
            var before = sentBefore.find(work, reply.chatId(), reply.clientId());
            if (before.isPresent()) {
                return repetition(before.get(), reply);
            }
        }
        if (seenSeq != null) {
            requireNothingNew(user, reply.chatId(), seenSeq);
        }
        var readBefore = work.chat(reply.chatId()).state().read();
        var message = append(work, user, reply);
        courtesies.read(work, reply.chatId(), readBefore);
        work.flush();
        return new Sent(message.snapshot(), true);
    }

    private void requireNothingNew(CurrentUser user, long chatId, long seenSeq) {
        var newer = snapshots.messages(sentMeanwhile.byOthers(chatId, seenSeq, user.id()));
        if (!newer.isEmpty()) {
            throw Problem.conflict("answered-meanwhile", "A colleague answered in the meantime.")
                    .with("chat", snapshots.chat(chatId).orElseThrow())
                    .with("messages", newer);
        }
    }

    /**
     * Adds the reply to a chat of the work.
     *
     * @throws io.messagecenter.platform.problem.ProblemException 409 with the chat if it is closed, 422 if the message that it
     *     answers is not in the chat, or its file is not an upload of this user that can be sent so
     */
    Message append(ChatWork work, CurrentUser user, Reply reply) {
        if (work.chat(reply.chatId()).state().isClosed()) {
            throw Problem.conflict("chat-closed", "The chat is closed. Open it to write in it.")
                    .with("chat", snapshots.chat(reply.chatId()).orElseThrow());
        }
        var message = reply.mediaId() == null
                ? NewMessage.byPerson(user.id(), user.name(), MessageType.TEXT, reply.text(), null)
                : withFile(user, reply, reply.mediaId());
        if (reply.replyTo() != null) {
            var answered = work.message(reply.replyTo())
                    .orElseThrow(() -> Problem.unprocessable(
                            "unknown-message", "The message that this one answers is not in this chat."));
            message = message.answering(answered, answered.text());
        }
        if (reply.clientId() != null) {
            message = message.identified(reply.clientId(), reply.hash());
        }
        return work.append(reply.chatId(), message);
    }

    private NewMessage withFile(CurrentUser user, Reply reply, String mediaId) {
        var file = uploads.use(user.id(), mediaId)
                .orElseThrow(() -> Problem.unprocessable("unknown-media", "There is no uploaded file of this id."));
        var type = reply.type() == null ? SendableFiles.usualType(file.mimeType()) : reply.type();
        if (!SendableFiles.fits(type, file.mimeType())) {
            throw Problem.unprocessable("wrong-type", "The file cannot be sent as " + type.wire() + ".");
        }
        var content = StoredContent.uploaded(file.key(), file.mimeType(), file.fileName(), file.size());
        return NewMessage.byPerson(user.id(), user.name(), type, reply.text(), content);
    }

    private static Sent repetition(Message before, Reply reply) {
        if (!Arrays.equals(before.clientHash(), reply.hash())) {
            throw Problem.conflict("client-id-used", "This client_id stands for another message of the chat.")
                    .with("message", before.snapshot());
        }
        return new Sent(before.snapshot(), false);
    }
}
