package io.messagecenter.outbound.whapi;

import io.messagecenter.contracts.ConversationAddress;
import io.messagecenter.contracts.EventJson;
import io.messagecenter.contracts.outbound.FailureReason;
import io.messagecenter.contracts.outbound.OutboundCommand;
import io.messagecenter.contracts.outbound.SendMessage;
import io.messagecenter.whapi.MessageList;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Talks to WHAPI. Nothing here is ever repeated by itself: what to do after a failure is the caller's to decide. */
@Component
public class WhapiClient {

    private static final Logger log = LoggerFactory.getLogger(WhapiClient.class);
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int LARGEST_LIST = 8 * 1024 * 1024;
    private static final int LIST_LENGTH = 100;
    private static final int TYPING_SECONDS = 5;

    private final RestClient http;
    private final URI baseUrl;
    private final Clock clock;

    WhapiClient(RestClient whapiHttp, WhapiProperties properties, Clock clock) {
        this.http = whapiHttp;
        this.baseUrl = properties.baseUrl();
        this.clock = clock;
    }

    /**
     * Carries a command out, once.
     *
     * @param mediaId what WHAPI calls the file that goes with a message; null when none does
     * @param stillMine asked after the connection stands and immediately before the first byte of the body is written; with false
     *     nothing is written
     */
    public Outcome carryOut(OutboundCommand command, @Nullable String mediaId, BooleanSupplier stillMine) {
        return switch (WhapiCall.of(command, mediaId)) {
            case WhapiCall.Impossible impossible -> impossible.outcome();
            case WhapiCall.Request request ->
                explained(command, ask(request, new GuardedBody(request.body(), stillMine)));
        };
    }

    /** WHAPI refuses a number that is not on WhatsApp in words of its own, if at all in words: asks for the plain fact. */
    private Outcome explained(OutboundCommand command, Outcome outcome) {
        if (!(outcome instanceof Outcome.Rejected rejected) || !(command instanceof SendMessage send)) {
            return outcome;
        }
        var mayBeTheNumber =
                rejected.reason() == FailureReason.REJECTED || rejected.reason() == FailureReason.NOT_FOUND;
        var number = ConversationAddress.whatsapp("any", send.head().to()).phone();
        return mayBeTheNumber && number != null && isUnknown(number)
                ? new Outcome.Rejected(FailureReason.UNKNOWN_NUMBER, "This number is not on WhatsApp.", rejected.code())
                : rejected;
    }

    /** Whether WHAPI says in so many words that nobody on WhatsApp has this number. */
    private boolean isUnknown(String number) {
        try {
            var question = Map.of("contacts", List.of(number), "force_check", false);
            var answer = http.post()
                    .uri(uri(List.of("contacts")))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(EventJson.mapper().writeValueAsBytes(question))
                    .exchangeForRequiredValue((sent, it) ->
                            EventJson.mapper().readTree(it.getBody().readNBytes(LARGEST_ANSWER)));
            return answer.path("contacts").path(0).path("status").asString("").equals("invalid");
        } catch (RestClientException | JacksonException e) {
            log.info("POST contacts: {}", rootOf(e).toString());
            return false;
        }
    }

    private Outcome ask(WhapiCall.Request request, GuardedBody body) {
        try {
            var spec = http.method(HttpMethod.valueOf(request.method())).uri(uri(request.path()));
            if (body.present()) {
                spec.contentType(MediaType.APPLICATION_JSON)
                        .contentLength(body.length())
                        .body(body);
            }
            return spec.exchangeForRequiredValue((sent, answer) -> WhapiAnswers.read(
                    answer.getStatusCode().value(),
                    answer.getBody().readNBytes(LARGEST_ANSWER),
                    answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER),
                    request.makesMessage(),
                    clock.instant()));
        } catch (RuntimeException e) {
            log.info(
                    "{} {}: {}",
                    request.method(),
                    request.path().getFirst(),
                    rootOf(e).toString());
            return body.proves(rootOf(e));
        }
    }

    /** Whether WHAPI says that the channel can send; empty when it does not say. Never wakes a stopped channel. */
    public Optional<ChannelHealth> health() {
        var uri = UriComponentsBuilder.fromUri(baseUrl)
                .pathSegment("health")
                .queryParam("wakeup", false)
                .build()
                .encode()
                .toUri();
        return read(uri, LARGEST_ANSWER)
                .filter(answer -> answer.status() == 200)
                .map(answer -> ChannelHealth.of(answer.body()));
    }

    /**
     * Our own messages of a chat, as WHAPI lists them; empty when the list does not answer.
     *
     * @param since leaves out what is older
     */
    public Optional<List<ListedMessage>> ownMessages(String chatId, Instant since) {
        var uri = UriComponentsBuilder.fromUri(baseUrl)
                .pathSegment("messages", "list", chatId)
                .queryParam("count", LIST_LENGTH)
                .queryParam("from_me", true)
                .queryParam("time_from", since.getEpochSecond())
                .build()
                .encode()
                .toUri();
        return read(uri, LARGEST_LIST)
                .filter(answer ->
                        answer.status() == 200 && answer.body().path("messages").isArray())
                .map(answer -> {
                    var messages = new ArrayList<ListedMessage>();
                    answer.body()
                            .path("messages")
                            .forEach(message -> ListedMessage.of(message)
                                    .filter(own -> own.isNotBefore(since))
                                    .ifPresent(messages::add));
                    return messages;
                });
    }

    /** What a contact is called; empty names and addresses are null. */
    public record Profile(@Nullable String name, @Nullable String pictureLink) {}

    /** @return empty when WHAPI does not answer; nobody's profile where it knows none */
    public Optional<Profile> profile(String contactId) {
        return read(uri(List.of("contacts", contactId, "profile")), LARGEST_ANSWER)
                .filter(answer -> answer.status() == 200 || answer.status() == 404)
                .map(answer -> new Profile(
                        first(answer.body(), "name", "push_name", "pushname", "verified_name"),
                        first(answer.body(), "icon_full", "icon")));
    }

    /** The chat id by which WhatsApp hides this number; empty when WHAPI does not say. */
    public Optional<String> hiddenId(String number) {
        return read(uri(List.of("contacts", "lids", number)), LARGEST_ANSWER)
                .filter(answer -> answer.status() == 200)
                .map(answer -> answer.body().path("lid").asString(""))
                .filter(lid -> lid.endsWith("@lid"));
    }

    /** Tells the author of a message that it was read. @return whether WHAPI took it */
    public boolean markRead(String messageId) {
        return took(http.put().uri(uri(List.of("messages", messageId))));
    }

    /** Shows for some seconds that somebody types. @return whether WHAPI took it */
    public boolean showTyping(String chatId) {
        return took(http.put()
                .uri(uri(List.of("presences", chatId)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(EventJson.mapper().writeValueAsBytes(Map.of("presence", "typing", "delay", TYPING_SECONDS))));
    }

    private boolean took(RestClient.RequestHeadersSpec<?> request) {
        try {
            return request.exchangeForRequiredValue(
                    (sent, answer) -> answer.getStatusCode().is2xxSuccessful());
        } catch (RestClientException e) {
            log.info("Not taken: {}", rootOf(e).toString());
            return false;
        }
    }

    private static @Nullable String first(JsonNode answer, String... names) {
        for (var name : names) {
            var value = answer.path(name).asString("");
            if (!value.isBlank()) {
                return value.strip();
            }
        }
        return null;
    }

    /**
     * A page of everybody's messages, oldest first.
     *
     * @param account under which they are read
     * @param from to the second, and included; so is {@code to}
     */
    public MessagePage messages(String account, Instant from, Instant to, int count, int offset) {
        var uri = UriComponentsBuilder.fromUri(baseUrl)
                .pathSegment("messages", "list")
                .queryParam("count", count)
                .queryParam("offset", offset)
                .queryParam("time_from", from.getEpochSecond())
                .queryParam("time_to", to.getEpochSecond())
                .queryParam("sort", "asc")
                .build()
                .encode()
                .toUri();
        try {
            return http.get().uri(uri).exchangeForRequiredValue((sent, answer) -> {
                var bytes = answer.getBody().readNBytes(LARGEST_LIST + 1);
                if (answer.getStatusCode().value() != 200) {
                    log.info("GET /messages/list: {}", answer.getStatusCode());
                    return new MessagePage.NoAnswer();
                }
                return bytes.length > LARGEST_LIST
                        ? new MessagePage.TooLarge()
                        : new MessagePage.Listed(MessageList.read(bytes, account, clock.instant()));
            });
        } catch (RestClientException | MessageList.Unreadable e) {
            log.info("GET /messages/list: {}", rootOf(e).toString());
            return new MessagePage.NoAnswer();
        }
    }

    private record Answer(int status, JsonNode body) {}

    private Optional<Answer> read(URI uri, int limit) {
        try {
            return Optional.of(http.get().uri(uri).exchangeForRequiredValue((sent, answer) -> {
                var bytes = answer.getBody().readNBytes(limit);
                return new Answer(
                        answer.getStatusCode().value(), EventJson.mapper().readTree(bytes));
            }));
        } catch (RestClientException | JacksonException e) {
            log.info("GET {}: {}", uri.getPath(), rootOf(e).toString());
            return Optional.empty();
        }
    }

    private URI uri(List<String> path) {
        return UriComponentsBuilder.fromUri(baseUrl)
                .pathSegment(path.toArray(String[]::new))
                .build()
                .encode()
                .toUri();
    }

    private static Throwable rootOf(Throwable e) {
        var root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
