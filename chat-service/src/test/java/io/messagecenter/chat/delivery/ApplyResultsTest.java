package io.messagecenter.chat.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatProbe;
import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.VirtualPhone;
import io.messagecenter.chat.intake.Intake;
import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.chat.MediaState;
import io.messagecenter.contracts.chat.MessageSnapshot;
import io.messagecenter.contracts.chat.Origin;
import io.messagecenter.contracts.content.MessageStatus;
import io.messagecenter.contracts.inbound.Source;
import io.messagecenter.contracts.outbound.FailureReason;
import io.messagecenter.contracts.outbound.OutboundResult;
import io.messagecenter.contracts.outbound.OutboundResult.AddressesLinked;
import io.messagecenter.contracts.outbound.OutboundResult.MediaFailed;
import io.messagecenter.contracts.outbound.OutboundResult.MediaStored;
import io.messagecenter.contracts.outbound.OutboundResult.ProfileFetched;
import io.messagecenter.contracts.outbound.OutboundResult.ResultHead;
import io.messagecenter.contracts.outbound.OutboundResult.SendAccepted;
import io.messagecenter.contracts.outbound.OutboundResult.SendFailed;
import io.messagecenter.contracts.outbound.OutboundResult.SendUnclear;
import io.messagecenter.contracts.outbound.ProviderJob;
import io.messagecenter.contracts.outbound.ProviderJob.FetchMedia;
import io.messagecenter.platform.test.TestTopics;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChatTest
class ApplyResultsTest {

    @Autowired
    ApplyResults results;

    @Autowired
    Intake intake;

    @Autowired
    ChatProbe probe;

    final VirtualPhone ana = new VirtualPhone();

    @Test
    void anAcceptedSendIsSentAndItsEchoIsNotShownAgain() {
        var reply = reply("here you are");
        apply(accepted(reply, "w-1"));
        intake.store(ana.own(id("w-1"), "here you are", Source.API));
        intake.storeEchoes();

        assertThat(probe.texts(ana.address)).containsExactly("hello", "here you are");
        assertThat(last().status()).isEqualTo(MessageStatus.SENT);
        assertThat(last().providerId()).isEqualTo(id("w-1"));
        assertThat(last().origin()).isEqualTo(Origin.BOT);
    }

    @Test
    void anEchoThatComesBeforeTheResultWaitsForIt() {
        var reply = reply("here you are");
        intake.store(ana.own(id("w-1"), "here you are", Source.API));
        intake.storeEchoes();
        assertThat(probe.texts(ana.address)).containsExactly("hello", "here you are");

        apply(accepted(reply, "w-1"));
        intake.storeEchoes();
        assertThat(probe.texts(ana.address)).containsExactly("hello", "here you are");
        assertThat(last().status()).isEqualTo(MessageStatus.SENT);
    }

    @Test
    void anEchoWithoutASourceIsOursWhileASendOfTheSameWordsIsUnderWay() {
        var reply = reply("here you are");
        intake.store(
                ana.own(id("w-1"), "here you are", Source.UNKNOWN), ana.own(id("p-1"), "and this", Source.UNKNOWN));
        apply(accepted(reply, "w-1"));

        assertThat(probe.texts(ana.address)).containsExactly("hello", "here you are", "and this");
        assertThat(last().origin()).isEqualTo(Origin.PHONE);
    }

    @Test
    void anEchoThatNobodyClaimedIsAnotherProgramsMessage() {
        intake.store(ana.says("hello"), ana.own(id("x-1"), "from the shop system", Source.API));
        assertThat(probe.texts(ana.address)).containsExactly("hello");
        intake.store(ana.status(id("x-1"), MessageStatus.DELIVERED));

        intake.storeEchoes();
        intake.storeEchoes();

        assertThat(probe.texts(ana.address)).containsExactly("hello", "from the shop system");
        assertThat(last().origin()).isEqualTo(Origin.API);
        assertThat(last().status()).isEqualTo(MessageStatus.DELIVERED);
        assertThat(probe.chat(ana.address).unreadCount()).isEqualTo(1);
    }

    @Test
    void anotherProgramsMessageToSomebodyNewBeginsAChat() {
        intake.store(ana.own(id("x-1"), "your parcel is here", Source.API));
        assertThat(probe.exists(ana.address)).isFalse();

        intake.storeEchoes();
        assertThat(probe.texts(ana.address)).containsExactly("your parcel is here");
    }

    @Test
    void anEchoThatWasStoredTooEarlyIsWithdrawnWhenItTurnsOutToBeOurs() {
        var reply = reply("here you are");
        intake.store(ana.own(id("w-1"), "here you are", Source.API));
        intake.storeEchoesAfterAllPatience();
        assertThat(probe.texts(ana.address)).containsExactly("hello", "here you are", "here you are");

        apply(accepted(reply, "w-1"));
        intake.store(ana.status(id("w-1"), MessageStatus.READ));

        var thread = probe.thread(ana.address);
        assertThat(probe.texts(ana.address)).containsOnlyOnce("here you are");
        var ours = thread.stream().filter(m -> m.id() == reply).findFirst().orElseThrow();
        assertThat(ours.status()).isEqualTo(MessageStatus.READ);
    }

    @Test
    void ticksThatComeBeforeTheResultAreAppliedWithIt() {
        var reply = reply("here you are");
        intake.store(ana.status(id("w-1"), MessageStatus.DELIVERED));
        apply(accepted(reply, "w-1"));

        assertThat(last().status()).isEqualTo(MessageStatus.DELIVERED);
    }

    @Test
    void aResultThatComesTwiceChangesNothing() {
        var reply = reply("here you are");
        var accepted = accepted(reply, "w-1");
        apply(accepted, accepted);
        var change = probe.chat(ana.address).change();
        apply(accepted);

        assertThat(probe.chat(ana.address).change()).isEqualTo(change);
        probe.events(ana.address);
    }

    @Test
    void aFailedSendSaysWhy() {
        var reply = reply("here you are");
        apply(new SendFailed(head(), reply, 1, FailureReason.REJECTED, "This number is not on WhatsApp."));

        assertThat(last().status()).isEqualTo(MessageStatus.FAILED);
        assertThat(last().error()).isEqualTo("This number is not on WhatsApp.");
    }

    @Test
    void newsOfAnEarlierAttemptAreStale() {
        var reply = reply("here you are");
        apply(new SendFailed(head(), reply, 0, FailureReason.REJECTED, "old"));

        assertThat(last().status()).isEqualTo(MessageStatus.QUEUED);
    }

    @Test
    void anUnclearSendIsUnknownUntilItIsSettled() {
        var reply = reply("here you are");
        apply(new SendUnclear(head(), reply, 1, false, "No answer from WhatsApp yet."));
        assertThat(last().status()).isEqualTo(MessageStatus.UNKNOWN);
        assertThat(last().error()).isEqualTo("No answer from WhatsApp yet.");

        apply(accepted(reply, "w-1"));
        assertThat(last().status()).isEqualTo(MessageStatus.SENT);
        assertThat(last().error()).isNull();
    }

    @Test
    void aFetchedProfileGivesTheCustomerANameAndAPicture() {
        intake.store(ana.says("hello"));
        var customer = probe.chat(ana.address).customer();
        apply(new ProfileFetched(head(), customer.id(), "Ana Ferreira", "blob-9"));

        var shown = probe.chat(ana.address).customer();
        assertThat(shown.name()).isEqualTo("Ana Ferreira");
        assertThat(shown.avatarUrl()).isEqualTo("/media/blob-9");
    }

    @Test
    void aCustomersFileIsFetchedAndShownOnceItsBytesAreHere() {
        intake.store(ana.sendsPicture("look"));
        var picture = last();
        assertThat(picture.media().state()).isEqualTo(MediaState.PENDING);
        var job = (FetchMedia) TestTopics.awaitEvent(
                Topic.WHAPI_JOBS, ProviderJob.class, j -> j instanceof FetchMedia f && f.messageId() == picture.id());
        assertThat(job.media().providerId()).isEqualTo("jpeg-" + ana.number);

        apply(new MediaStored(head(), picture.id(), "blob-7", "image/jpeg", 1234));
        apply(new MediaFailed(head(), picture.id(), "gone"));
        assertThat(last().media().state()).isEqualTo(MediaState.READY);
        assertThat(last().media().url()).isEqualTo("/media/blob-7");
        assertThat(last().text()).isEqualTo("look");
    }

    @Test
    void aFileThatCannotBeHadIsShownAsFailed() {
        intake.store(ana.sendsPicture("look"));
        apply(new MediaFailed(head(), last().id(), "gone"));

        assertThat(last().media().state()).isEqualTo(MediaState.FAILED);
        assertThat(last().media().url()).isNull();
    }

    @Test
    void aLinkedAddressLeadsToTheSameChat() {
        intake.store(ana.says("hello"));
        var hidden = ConversationAddress.whatsapp(ana.account, ana.number + "@lid");
        apply(new AddressesLinked(head(), hidden));

        assertThat(probe.chat(hidden).id()).isEqualTo(probe.chat(ana.address).id());
    }

    /** A customer, and a message to them that is queued. */
    private long reply(String text) {
        var hello = ana.says("hello");
        intake.store(hello);
        return intake.botSays(ana.address, text);
    }

    private MessageSnapshot last() {
        return probe.thread(ana.address).getLast();
    }

    private void apply(OutboundResult... all) {
        results.apply(List.of(all));
    }

    private SendAccepted accepted(long messageId, String name) {
        return new SendAccepted(head(), messageId, 1, id(name));
    }

    private String id(String name) {
        return name + "-" + ana.number;
    }

    private ResultHead head() {
        return new ResultHead(UUID.randomUUID(), ana.account, ana.address, Instant.now());
    }
}
