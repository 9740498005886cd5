package io.messagecenter.chat.intake;

import io.messagecenter.chat.conversation.ChatWorks;
import io.messagecenter.chat.conversation.NewMessage;
import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.inbound.InboundEvent;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets tests of other packages bring a chat to where they need it. */
@TestComponent
public class Intake {

    private final StoreInbound inbound;
    private final StoreEchoes echoes;
    private final ChatWorks works;
    private final TransactionTemplate transaction;

    Intake(StoreInbound inbound, StoreEchoes echoes, ChatWorks works, TransactionTemplate transaction) {
        this.inbound = inbound;
        this.echoes = echoes;
        this.works = works;
        this.transaction = transaction;
    }

    public void store(InboundEvent... events) {
        inbound.store(List.of(events));
    }

    /** As if so much time had passed that nobody waits for a result any more, unless a send is under way. */
    public void storeEchoes() {
        storeEchoes(Instant.now().plus(StoreEchoes.PATIENCE).plusSeconds(1));
    }

    /** As if so much time had passed that nobody waits for anything any more. */
    public void storeEchoesAfterAllPatience() {
        storeEchoes(Instant.now().plus(StoreEchoes.PATIENCE_WITH_OPEN_SENDS).plusSeconds(1));
    }

    private void storeEchoes(Instant at) {
        transaction.executeWithoutResult(tx -> echoes.store(at));
    }

    /** @return the id of a message of the bot that is queued now */
    public long botSays(ConversationAddress address, String text) {
        return append(address, NewMessage.byBot(text));
    }

    public long append(ConversationAddress address, NewMessage message) {
        var id = transaction.execute(tx -> {
            var chatId = works.find(List.of(address)).get(address);
            var work = works.lock(List.of(chatId));
            var appended = work.append(chatId, message);
            work.flush();
            return appended.id();
        });
        return id == null ? 0 : id;
    }
}
