package io.messagecenter.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.content.Media;
import io.messagecenter.contracts.outbound.OutboundHead;
import io.messagecenter.contracts.outbound.OutboundResult;
import io.messagecenter.contracts.outbound.OutboundResult.AddressesLinked;
import io.messagecenter.contracts.outbound.OutboundResult.MediaFailed;
import io.messagecenter.contracts.outbound.OutboundResult.MediaStored;
import io.messagecenter.contracts.outbound.OutboundResult.ProfileFetched;
import io.messagecenter.contracts.outbound.ProviderJob;
import io.messagecenter.platform.blob.BlobStore;
import io.messagecenter.platform.test.TestTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class JobsTest extends OutboundTest {

    private static final byte[] PICTURE =
            "\u0089PNG\r\n\u001a\n and so on".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    @Autowired
    BlobStore blobStore;

    @Test
    void aFileIsFetchedFromItsLinkOnceAndCalledWhatItIs() throws IOException {
        var chat = new TestChat();
        var path = "/files/" + chat.id;
        whapi.serves(path, 200, "image/jpeg", PICTURE);

        var job = order(chat, fetch(chat, whapi.url() + path, null, "image/jpeg"));
        var stored = result(chat, MediaStored.class);
        order(chat, job);
        var marker = new TestChat();
        order(marker, fetch(marker, null, null, "image/jpeg"));
        result(marker, MediaFailed.class);

        assertThat(stored.mimeType()).isEqualTo("image/png");
        assertThat(stored.messageId()).isEqualTo(chat.id);
        assertThat(stored.size()).isEqualTo(PICTURE.length);
        assertThat(Files.readAllBytes(
                        blobStore.open(stored.blobKey()).orElseThrow().path()))
                .isEqualTo(PICTURE);
        assertThat(results(MediaStored.class, chat)).hasSize(1);
    }

    @Test
    void aFileThatIsLateIsAskedForAgainByItsId() {
        var chat = new TestChat();
        var path = "/media/png-" + chat.id;
        order(chat, fetch(chat, whapi.url() + "/files/gone-" + chat.id, "png-" + chat.id, "image/png"));
        await().until(() -> whapi.calls().stream().anyMatch(c -> c.path().equals(path)));
        whapi.serves(path, 200, "image/png", PICTURE);

        assertThat(result(chat, MediaStored.class).mimeType()).isEqualTo("image/png");
    }

    @Test
    void aFileThatNeverComesFailsInWordsForAnAgent() {
        var chat = new TestChat();
        order(chat, fetch(chat, null, "png-never-" + chat.id, "image/png"));

        assertThat(result(chat, MediaFailed.class).detail())
                .isEqualTo("WhatsApp does not have this file, or no longer.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "https://127.0.0.1/x",
                "https://localhost/x",
                "http://127.0.0.1:1/x",
                "file:///etc/passwd",
                "https://example.org/x",
                "REDIRECT"
            })
    void aLinkThatLeadsElsewhereIsNotFollowed(String link) {
        var chat = new TestChat();
        whapi.serves("/files/away-" + chat.id, 302, "https://localhost:9/inside", new byte[0]);
        order(
                chat,
                fetch(
                        chat,
                        link.equals("REDIRECT") ? whapi.url() + "/files/away-" + chat.id : link,
                        null,
                        "image/png"));

        assertThat(result(chat, MediaFailed.class).detail()).contains("for safety");
    }

    @Test
    void aFileLargerThanAllowedLeavesNothingBehind() {
        var chat = new TestChat();
        whapi.serves("/files/big-" + chat.id, 200, "image/png", new byte[3 << 20]);
        order(chat, fetch(chat, whapi.url() + "/files/big-" + chat.id, null, "image/png"));

        assertThat(result(chat, MediaFailed.class).detail()).isEqualTo("This file is larger than 2 MB.");
    }

    @Test
    void aCustomersNamePictureAndOtherAddressAreLearned() {
        var chat = new TestChat();
        var number = chat.address.phone();
        whapi.serves("/files/face-" + chat.id, 200, "image/png", PICTURE);
        whapi.serves(
                "/contacts/" + number + "/profile",
                200,
                "application/json",
                "{\"name\":\"\",\"push_name\":\"Inês\",\"icon_full\":\"%s/files/face-%d\"}"
                        .formatted(whapi.url(), chat.id)
                        .getBytes(UTF_8));
        whapi.serves(
                "/contacts/lids/" + number,
                200,
                "application/json",
                "{\"lid\":\"%d@lid\"}".formatted(chat.id).getBytes(UTF_8));
        order(chat, new ProviderJob.FetchProfile(chat.head(), 55));

        var profile = result(chat, ProfileFetched.class);
        assertThat(profile.customerId()).isEqualTo(55);
        assertThat(profile.name()).isEqualTo("Inês");
        assertThat(profile.pictureMimeType()).isEqualTo("image/png");
        assertThat(blobStore.open(profile.pictureBlobKey())).isPresent();
        assertThat(result(chat, AddressesLinked.class).other().chatId()).isEqualTo(chat.id + "@lid");
    }

    @Test
    void readMarksAndTypingGoOutAtOnceOrNever() {
        var chat = new TestChat();
        var old = new OutboundHead(
                UUID.randomUUID(),
                chat.id,
                chat.address,
                ACCOUNT,
                chat.to,
                Instant.now().minusSeconds(11));
        order(chat, new ProviderJob.MarkRead(old, "old-" + chat.id));
        order(chat, new ProviderJob.ShowTyping(chat.head()));
        order(chat, new ProviderJob.MarkRead(chat.head(), "new-" + chat.id));

        await().until(() -> called("PUT /messages/new-" + chat.id) && called("PUT /presences/" + chat.to));
        assertThat(called("PUT /messages/old-" + chat.id)).isFalse();
    }

    private static boolean called(String call) {
        return whapi.calls().stream().anyMatch(c -> (c.method() + " " + c.path()).equals(call));
    }

    private static ProviderJob.FetchMedia fetch(
            TestChat chat, @Nullable String link, @Nullable String id, String type) {
        return new ProviderJob.FetchMedia(
                chat.head(), chat.id, new Media(id, link, type, null, null, null, null, null, null));
    }

    private static ProviderJob order(TestChat chat, ProviderJob job) {
        TestTopics.send(Topic.WHAPI_JOBS, chat.address.toString(), job);
        return job;
    }

    private static <R extends OutboundResult> R result(TestChat chat, Class<R> type) {
        return TestTopics.awaitEvent(
                Topic.OUTBOUND_RESULTS, type, r -> chat.address.equals(r.head().address()));
    }
}
