package io.messagecenter.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.messagecenter.chat.conversation.ChatWorks;
import io.messagecenter.chat.conversation.Customer.NameSource;
import io.messagecenter.chat.conversation.NewChat;
import io.messagecenter.chat.conversation.NewMessage;
import io.messagecenter.chat.conversation.ProviderId;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.contracts.inbound.MessageReceived;
import io.messagecenter.platform.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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

    /** A user whose token has these claims. */
    public User user(Role role, UnaryOperator<JWTClaimsSet.Builder> claims) {
        return new User(role, claims);
    }

    /** Somebody without a token. */
    public Answer anonymous(String method, String path) {
        return call(method, path, null, null);
    }

    private Answer call(String method, String path, @Nullable String body, @Nullable String bearer) {
        var request = request(path, bearer)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .header("Content-Type", "application/json");
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    JsonMapper.shared().readTree(response.body().isEmpty() ? "null" : response.body()));
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

    /** The chat of that phone. */
    public long open(VirtualPhone phone) {
        return transaction.execute(status -> {
            var id = works.findOrCreate(
                            List.of(new NewChat(phone.address, "Customer " + phone.number, NameSource.CUSTOMER)))
                    .get(phone.address);
            works.lock(List.of(id)).flush();
            return id;
        });
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
