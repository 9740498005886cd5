package io.messagecenter.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.gateway.Asker;
import io.messagecenter.gateway.Backends;
import io.messagecenter.gateway.GatewayTest;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@GatewayTest
@ExtendWith(OutputCaptureExtension.class)
class ClientHeadersTest {

    @Autowired
    Asker asker;

    @BeforeEach
    void allIsWell() {
        asker.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User-Id",
                "x-user",
                "X_User_Id",
                "X-Agent",
                "X-Agent-Id",
                "X-Auth-Request-User",
                "X-Authenticated-User",
                "X-Forwarded-User",
                "X-Forwarded-Email",
                "X-Forwarded-Groups",
                "X-Forwarded-Prefix",
                "X-Remote-User",
                "Remote-User",
                "X-Roles",
                "X-Real-IP",
                "Forwarded",
                "X-Original-URL",
                "X-Rewrite-URL"
            })
    void whatAClientClaimsToBeNeverReachesAService(String header) {
        asker.ask(asker.to("/chats").header(header, "admin"));
        asker.askThroughProxy(asker.to("/chats").header(header, "admin"));

        assertThat(Backends.CHAT.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.headers().keySet())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .doesNotContain(header.toLowerCase(Locale.ROOT)));
    }

    @Test
    void aServiceHearsTheAddressOfTheConnectionAndNotTheClaimedOne() {
        asker.ask(asker.to("/chats")
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Forwarded-Host", "evil.example.org")
                .header("X-Forwarded-Port", "6666")
                .header("X-Forwarded-Proto", "https"));

        var headers = Backends.CHAT.lastRequest().headers();
        assertThat(headers.get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-Forwarded-Host")).containsExactly("127.0.0.1:" + asker.port());
        assertThat(headers.get("X-Forwarded-Port")).containsExactly(String.valueOf(asker.port()));
        assertThat(headers.get("X-Forwarded-Proto")).containsExactly("http");
    }

    @Test
    void nobodyCanHaveTheAddressDroppedAsAHeaderOfTheConnection() throws IOException {
        asker.askRaw(Duration.ZERO, "GET /chats HTTP/1.1\r\nHost: x\r\nConnection: close, X-Forwarded-For\r\n\r\n");

        assertThat(Backends.CHAT.lastRequest().headers().get("X-Forwarded-For")).containsExactly("127.0.0.1");
    }

    @Test
    void aTrustedProxyIsBelieved() {
        asker.askThroughProxy(asker.to("/chats")
                .header("X-Forwarded-For", "6.6.6.6, 203.0.113.9, 10.1.2.3")
                .header("X-Forwarded-Host", "inbox.example.org")
                .header("X-Forwarded-Proto", "https"));

        var headers = Backends.CHAT.lastRequest().headers();
        assertThat(headers.get("X-Forwarded-For")).containsExactly("203.0.113.9");
        assertThat(headers.get("X-Forwarded-Host")).containsExactly("inbox.example.org");
        assertThat(headers.get("X-Forwarded-Port")).containsExactly("443");
        assertThat(headers.get("X-Forwarded-Proto")).containsExactly("https");
    }

    @Test
    void theWebhookSecretAndTheTokenDoReachTheService() {
        asker.ask(asker.to("/webhook/whapi").header("X-Webhook-Secret", "s3").header("Cookie", "a=b"));

        assertThat(Backends.WEBHOOK.lastRequest().headers().get("X-Webhook-Secret"))
                .containsExactly("s3");
        assertThat(Backends.WEBHOOK.lastRequest().headers().get("Cookie")).containsExactly("a=b");
    }

    @Test
    void theLogTellsPathStatusAndTimeButNoSecrets(CapturedOutput output) {
        asker.get("/chats?access_token=tok-in-query");
        asker.get("/webhook/whapi/unguessable-path?x=tok-in-query");
        asker.get("/nope?x=tok-in-query");

        assertThat(output)
                .containsPattern("GET /chats 200 \\d+ms 127.0.0.1")
                .containsPattern("GET /webhook/whapi/… 200 \\d+ms")
                .containsPattern("GET /nope 404 \\d+ms")
                .doesNotContain("tok-in-query", "unguessable-path");
    }
}
