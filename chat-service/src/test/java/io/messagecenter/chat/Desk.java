package io.messagecenter.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.messagecenter.chat.conversation.ChatWork;
import io.messagecenter.chat.conversation.ChatWorks;
import io.messagecenter.chat.conversation.Customer.NameSource;
import io.messagecenter.chat.conversation.NewChat;
import io.messagecenter.chat.conversation.NewMessage;
import io.messagecenter.chat.conversation.ProviderId;
import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.contracts.content.Content;
import io.messagecenter.contracts.inbound.InboundHead;
import io.messagecenter.contracts.inbound.MessageReceived;
import io.messagecenter.contracts.inbound.Source;
import io.messagecenter.platform.test.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where people sit: users of a test's own who call the API, and chats that are there without waiting for Kafka. */
@TestComponent
public class Desk {

    private static final AtomicLong IDS = new AtomicLong(1_000);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ChatWorks works;
    private final TransactionTemplate transaction;
    private final Environment environment;

    Desk(ChatWorks works, TransactionTemplate transaction, Environment environment) {
        this.works = works;
        this.transaction = transaction;
        this.environment = environment;
    }

    /** What the API said. */
    public record Answer(int status, String contentType, JsonNode body) {

        /** The same answer, if it has that status. */
        public Answer is(int expected) {
            assertThat(status).as("status of %s", body).isEqualTo(expected);
            if (expected >= 400) {
                assertThat(contentType).startsWith("application/problem+json");
                assertThat(body.get("status").asInt()).isEqualTo(expected);
            }
            return this;
        }

        /** The same answer, if it says that this field is wrong. */
        public Answer isInvalid(String field) {
            is(400);
            assertThat(body.path("errors").findValuesAsString("field"))
                    .as("fields of %s", body)
                    .contains(field);
            return this;
        }

        public JsonNode get(String field) {
            return body.path(field);
        }

        /** The ids of a list's items. */
        public List<Long> ids() {
            return body.get("items")
                    .valueStream()
                    .map(item -> item.get("id").asLong())
                    .toList();
        }
    }

    /** A user who calls the API. */
    public final class User {
        public final long id = IDS.incrementAndGet();
        public final String username;
        private final String bearer;

        private User(Role role) {
            this(role, claims -> claims);
        }

        private User(Role role, UnaryOperator<JWTClaimsSet.Builder> claims) {
            username = role.wire() + id;
            bearer = "Bearer " + TestTokens.token(id, username, role, claims);
        }

        /** Opens a live stream, from that place on. */
        public Screen looks(@Nullable String lastEventId) {
            var request = request("/chats/stream", bearer);
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            return Screen.open(request.build());
        }

        /** Opens a live stream at that address. */
        public Screen looksAt(String path) {
            return Screen.open(request(path, bearer).build());
        }

        /** Opens a live stream of what happens from now on. */
        public Screen looks() {
            return looks(null);
        }

        public Answer get(String path) {
            return call("GET", path, null);
        }

        public Answer post(String path, String body) {
            return call("POST", path, body);
        }

        public Answer put(String path, String body) {
            return call("PUT", path, body);
        }

        public Answer patch(String path, String body) {
            return call("PATCH", path, body);
        }

        public Answer delete(String path) {
            return call("DELETE", path, null);
        }

        /** What comes at that address as it is, with more headers as name and value in turn. */
        public HttpResponse<byte[]> download(String path, String... headers) {
            var request = HttpRequest.newBuilder(uri(path)).header("Authorization", bearer);
            if (headers.length > 0) {
                request.headers(headers);
            }
            return send(request.build(), BodyHandlers.ofByteArray());
        }

        /** What the API answers to this, whatever it is. */
        public HttpResponse<byte[]> raw(String method, String path, @Nullable String body) {
            return send(
                    Desk.this
                            .request(method, path, body)
                            .header("Authorization", bearer)
                            .build(),
                    BodyHandlers.ofByteArray());
        }

        /** Uploads a file. */
        public Answer upload(String fileName, byte[] bytes) {
            return upload(fileName, () -> new ByteArrayInputStream(bytes));
        }

        /** Uploads what the stream holds. */
        public Answer upload(String fileName, Supplier<InputStream> content) {
            var begin =
                    "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n".formatted(fileName);
            var body = HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofString(begin),
                    HttpRequest.BodyPublishers.ofInputStream(content),
                    HttpRequest.BodyPublishers.ofString("\r\n--X--\r\n"));
            var request = HttpRequest.newBuilder(uri("/media"))
                    .POST(body)
                    .header("Content-Type", "multipart/form-data; boundary=X")
                    .header("Authorization", bearer);
            return answer(send(request.build(), BodyHandlers.ofString()));
        }

        /** The status of a request whose token is in the cookie for files alone. */
        public int withCookieOnly(String method, String path) {
            var request = HttpRequest.newBuilder(uri(path))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .header("Cookie", "media_token=" + bearer.substring("Bearer ".length()));
            return send(request.build(), BodyHandlers.discarding()).statusCode();
        }

        /** Sends single-quoted JSON. */
        private Answer call(String method, String path, @Nullable String body) {
            return Desk.this.call(method, path, body, bearer);
        }
    }

    public User admin() {
        return new User(Role.ADMIN);
    }

    public User agent() {
        return new User(Role.AGENT);
    }

    /** An agent whom this service has heard of: they can be called and be given chats. */
    public User colleague() {
        var user = agent();
        chatOf(user);
        return user;
    }

    /** A user whose token has these claims. */
    public User user(Role role, UnaryOperator<JWTClaimsSet.Builder> claims) {
        return new User(role, claims);
    }

    /** Somebody without a token. */
    public Answer anonymous(String method, String path) {
        return call(method, path, null, null);
    }

    private Answer call(String method, String path, @Nullable String body, @Nullable String bearer) {
        var request = request(method, path, body);
        if (bearer != null) {
            request.header("Authorization", bearer);
        }
        return answer(send(request.build(), BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String method, String path, @Nullable String body) {
        return HttpRequest.newBuilder(uri(path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .header("Content-Type", "application/json");
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                JsonMapper.shared().readTree(response.body().isEmpty() ? "null" : response.body()));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + environment.getProperty("local.server.port") + path);
    }

    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request, body);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder request(String path, @Nullable String bearer) {
        var request = HttpRequest.newBuilder(
                URI.create("http://localhost:" + environment.getProperty("local.server.port") + path));
        if (bearer != null) {
            request.header("Authorization", bearer);
        }
        return request;
    }

    /** A chat in BOT that nobody is responsible for, with these messages of a new customer. */
    public long chat(String... texts) {
        var phone = new VirtualPhone();
        for (var text : texts) {
            arrives(phone.says(text));
        }
        return open(phone);
    }

    /** A chat of that user, with these messages of a new customer, all unread. */
    public long chatOf(User user, String... texts) {
        var phone = new VirtualPhone();
        var id = open(phone);
        user.post("/chats/" + id + "/claim", "").is(200);
        for (var text : texts) {
            arrives(phone.says(text));
        }
        return id;
    }

    /** The same, once the live streams are over its beginning, when it was everybody's: who looks from now on misses that. */
    public long chatOfAsTold(User user, String text) {
        try (var screen = admin().looks()) {
            var id = chatOf(user, text);
            screen.await("message.created", id);
            return id;
        }
    }

    /** The chat of that phone. */
    public long open(VirtualPhone phone) {
        return open(phone.address, "Customer " + phone.number);
    }

    /** The chat of that address. */
    public long open(ConversationAddress address) {
        return open(address, null);
    }

    private long open(ConversationAddress address, @Nullable String name) {
        return transaction.execute(status -> {
            var id = works.findOrCreate(List.of(new NewChat(address, name, NameSource.CUSTOMER)))
                    .get(address);
            works.lock(List.of(id)).flush();
            return id;
        });
    }

    /** The customer of that chat writes on. */
    public void say(long chat, String... texts) {
        transaction.executeWithoutResult(status -> {
            var work = works.lock(chat).orElseThrow();
            for (var text : texts) {
                say(work, chat, text);
            }
            work.flush();
        });
    }

    private static void say(ChatWork work, long chat, String text) {
        var id = "Said." + IDS.incrementAndGet();
        var address = work.chat(chat).address();
        var now = Instant.now();
        var head = new InboundHead(UUID.randomUUID(), "whatsapp", address.account(), address, now, now, false);
        work.lookUp(List.of(new ProviderId(address.account(), id)));
        work.append(
                chat,
                NewMessage.received(new MessageReceived(
                        head, id, false, Source.PHONE, null, null, null, Content.text(text), null, false, null)));
    }

    /** @return the id of a message of the bot that is queued now */
    public long botSays(long chat, String text) {
        return transaction.execute(status -> {
            var work = works.lock(chat).orElseThrow();
            var message = work.append(chat, NewMessage.byBot(text));
            work.flush();
            return message.id();
        });
    }

    /** Stores what a customer wrote, as the consumer does. */
    public void arrives(MessageReceived event) {
        transaction.executeWithoutResult(status -> {
            var address = event.head().address();
            var id = works.findOrCreate(List.of(new NewChat(address, event.authorName(), NameSource.CUSTOMER)))
                    .get(address);
            var work = works.lock(List.of(id));
            work.lookUp(List.of(new ProviderId(event.head().account(), event.providerId())));
            work.append(id, NewMessage.received(event));
            work.flush();
        });
    }
}
