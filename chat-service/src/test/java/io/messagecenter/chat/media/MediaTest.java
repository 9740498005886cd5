package io.messagecenter.chat.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.ChatTest;
import io.messagecenter.chat.Desk;
import io.messagecenter.chat.VirtualPhone;
import io.messagecenter.chat.delivery.Provider;
import io.messagecenter.chat.intake.Intake;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.content.MessageType;
import io.messagecenter.contracts.outbound.OutboundCommand;
import io.messagecenter.contracts.outbound.OutboundResult.MediaFailed;
import io.messagecenter.contracts.outbound.OutboundResult.MediaStored;
import io.messagecenter.contracts.outbound.OutboundResult.ProfileFetched;
import io.messagecenter.contracts.outbound.ProviderJob;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.platform.blob.BlobStore;
import io.messagecenter.platform.test.TestTopics;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ChatTest
class MediaTest {

    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n0123456789".getBytes(StandardCharsets.ISO_8859_1);

    @Autowired
    private Desk desk;

    @Autowired
    private Provider provider;

    @Autowired
    private Intake intake;

    @Autowired
    private BlobStore blobs;

    @Autowired
    private ForgetUploads forgetUploads;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anUploadIsSentWithItsCaptionAndSeenByWhoSeesTheChat() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "show me");
        var file = ann.upload("../cat.png", PNG).is(201);
        assertThat(file.get("mime_type").asString()).isEqualTo("image/png");
        assertThat(file.get("size").asInt()).isEqualTo(PNG.length);
        assertThat(file.get("file_name").asString()).isEqualTo("cat.png");
        var id = file.get("media_id").asString();

        var message = ann.post(
                        "/chats/messages", "{'chat_id': %d, 'media_id': '%s', 'text': ' a cat '}".formatted(chat, id))
                .is(201);

        assertThat(message.get("type").asString()).isEqualTo("image");
        assertThat(message.get("text").asString()).isEqualTo("a cat");
        assertThat(message.get("media").get("state").asString()).isEqualTo("ready");
        var order = (SendMessage) TestTopics.awaitEvent(
                Topic.OUTBOUND_WHATSAPP, OutboundCommand.class, c -> c.head().chatId() == chat);
        assertThat(order.messageType()).isEqualTo(MessageType.IMAGE);
        assertThat(order.media()).isNotNull();
        assertThat(order.media().blobKey()).isEqualTo(id);
        var url = message.get("media").get("url").asString();
        var bytes = desk.admin().download(url);
        assertThat(bytes.statusCode()).isEqualTo(200);
        assertThat(bytes.body()).isEqualTo(PNG);
        assertThat(bytes.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(bytes.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(bytes.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(bytes.headers().firstValue("Content-Disposition").orElse("")).startsWith("inline");
        desk.agent().get(url).is(404);
        desk.anonymous("GET", url).is(401);
    }

    @Test
    void aFileIsReadInPartsAndOnlyOnce() {
        var ann = desk.agent();
        var id = ann.upload("cat.png", PNG).is(201).get("media_id").asString();

        var part = ann.download("/media/" + id, "Range", "bytes=2-4");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(new String(part.body(), StandardCharsets.US_ASCII)).isEqualTo("NG\r");
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 2-4/" + PNG.length);
        assertThat(ann.download("/media/" + id, "Range", "bytes=900-").statusCode())
                .isEqualTo(416);
        var whole = ann.download("/media/" + id);
        assertThat(whole.headers().firstValue("Accept-Ranges")).hasValue("bytes");
        var again = ann.download(
                "/media/" + id,
                "If-None-Match",
                whole.headers().firstValue("ETag").orElseThrow());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void theCookieOpensFilesAndNothingElse() {
        var ann = desk.agent();
        var id = ann.upload("cat.png", PNG).is(201).get("media_id").asString();

        assertThat(ann.withCookieOnly("GET", "/media/" + id)).isEqualTo(200);
        assertThat(ann.withCookieOnly("GET", "/chats/")).isEqualTo(401);
        assertThat(ann.withCookieOnly("POST", "/media")).isEqualTo(401);
        assertThat(ann.withCookieOnly("GET", "/media/../chats/")).isNotEqualTo(200);
    }

    @Test
    void whatABrowserMightExecuteIsADownloadOfPlainText() {
        var ann = desk.agent();
        var page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        var file = ann.upload("cat.png", page).is(201);
        assertThat(file.get("mime_type").asString()).isEqualTo("text/plain");

        var bytes = ann.download("/media/" + file.get("media_id").asString());
        assertThat(bytes.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(bytes.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
    }

    @Test
    void onlyTheOwnUploadCanBeSentAndOnlyAsWhatItIs() {
        var ann = desk.agent();
        var ben = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var id = ann.upload("cat.png", PNG).get("media_id").asString();
        ben.get("/media/" + id).is(404);
        var body = "{'chat_id': %d, 'media_id': '%s', 'type': '%s'}";
        ben.post("/chats/messages", body.formatted(desk.chatOf(ben), id, "image"))
                .is(422);
        ann.post("/chats/messages", body.formatted(chat, id, "voice")).is(422);
        ann.post("/chats/messages", body.formatted(chat, id, "text")).isInvalid("type");
        ann.post("/chats/messages", body.formatted(chat, id, "note")).isInvalid("type");
        ann.post("/chats/messages", body.formatted(chat, "../../etc/passwd", "image"))
                .is(422);
        ann.post("/chats/messages", body.formatted(chat, id, "document")).is(201);
    }

    @Test
    void anUploadThatIsTooLargeOrEmptyLeavesNothing() {
        var ann = desk.agent();
        var before = uploadsOf(ann);
        ann.upload("big.bin", () -> zeros(67_108_865)).is(413);
        ann.upload("empty.bin", new byte[0]).isInvalid("file");
        ann.post("/media", "{}").is(415);
        assertThat(uploadsOf(ann)).isEqualTo(before);
    }

    @Test
    void anUploadThatNoMessageTookIsForgotten() {
        var ann = desk.agent();
        var sent = ann.upload("cat.png", PNG).get("media_id").asString();
        var unsent = ann.upload("dog.png", PNG).get("media_id").asString();
        ann.post("/chats/messages", "{'chat_id': %d, 'media_id': '%s'}".formatted(desk.chatOf(ann), sent))
                .is(201);
        jdbc.sql("UPDATE uploads SET uploaded_at = now() - interval '25 hours' WHERE user_id = ?")
                .param(ann.id)
                .update();

        forgetUploads.forget();

        ann.get("/media/" + unsent).is(404);
        assertThat(blobs.open(unsent)).isEmpty();
        assertThat(ann.download("/media/" + sent).statusCode()).isEqualTo(200);
    }

    @Test
    void aCustomersFileIsThereOnceItWasFetchedAndGoneWhenTheyDeleteIt() {
        var ann = desk.agent();
        var phone = new VirtualPhone();
        var picture = phone.sendsPicture("look");
        intake.store(picture);
        var chat = desk.open(phone);
        ann.post("/chats/" + chat + "/claim", "").is(200);
        var message = ann.get("/chats/" + chat).get("messages").get(0);
        assertThat(message.get("media").get("state").asString()).isEqualTo("pending");
        assertThat(message.get("media").get("url").isNull()).isTrue();
        var blob = blobs.put(new ByteArrayInputStream(PNG), 1_000);
        var id = message.get("id").asLong();

        provider.apply(new MediaStored(provider.head(id), id, blob.key(), "image/jpeg", PNG.length));

        var media = ann.get("/chats/" + chat).get("messages").get(0).get("media");
        assertThat(media.get("state").asString()).isEqualTo("ready");
        var url = media.get("url").asString();
        assertThat(ann.download(url).headers().firstValue("Content-Type")).hasValue("image/png");
        desk.agent().get(url).is(404);
        intake.store(phone.deletes(picture.providerId()));
        ann.get(url).is(404);
    }

    @Test
    void aFileThatCouldNotBeFetchedIsAskedForAgain() {
        var ann = desk.agent();
        var phone = new VirtualPhone();
        desk.arrives(phone.sendsPicture("look"));
        var chat = desk.open(phone);
        var message = ann.get("/chats/" + chat).get("messages").get(0).get("id").asLong();
        var retry = "/chats/messages/" + message + "/media/retry";
        ann.post(retry, "").is(409);
        for (int times = 1; times <= 2; times++) {
            provider.apply(new MediaFailed(provider.head(message), message, "gone"));

            var asked = ann.post(retry, "").is(200);

            assertThat(asked.get("media").get("state").asString()).isEqualTo("pending");
            var orders = TestTopics.awaitEvents(
                    Topic.WHAPI_JOBS,
                    ProviderJob.class,
                    job -> job instanceof ProviderJob.FetchMedia fetch && fetch.messageId() == message,
                    1 + times);
            assertThat(orders.stream().map(ProviderJob::id).distinct()).hasSize(1 + times);
            assertThat(ann.post(retry, "").is(409).get("code").asString()).isEqualTo("media-not-failed");
        }
    }

    @Test
    void aCustomersPictureIsForWhoSeesTheChat() {
        var ann = desk.agent();
        var chat = desk.chatOf(ann, "hello");
        var message = ann.get("/chats/" + chat).get("messages").get(0).get("id").asLong();
        var customer = ann.get("/chats/" + chat).get("customer").get("id").asLong();
        var blob = blobs.put(new ByteArrayInputStream(PNG), 1_000);

        provider.apply(new ProfileFetched(provider.head(message), customer, "Ana", blob.key()));

        var url = ann.get("/chats/" + chat).get("customer").get("avatar_url").asString();
        assertThat(ann.download(url).body()).isEqualTo(PNG);
        desk.agent().get(url).is(404);
    }

    private long uploadsOf(Desk.User user) {
        return jdbc.sql("SELECT count(*) FROM uploads WHERE user_id = ?")
                .param(user.id)
                .query(Long.class)
                .single();
    }

    private static InputStream zeros(long count) {
        return new InputStream() {
            private long left = count;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (left <= 0) {
                    return -1;
                }
                var read = (int) Math.min(left, length);
                left -= read;
                return read;
            }
        };
    }
}
