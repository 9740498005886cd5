package io.messagecenter.gateway.routing;

import static io.messagecenter.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.gateway.Asker;
import io.messagecenter.gateway.Backends;
import io.messagecenter.gateway.GatewayTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class LimitsTest {

    private static final int MIB = 1024 * 1024;

    @Autowired
    Asker asker;

    @BeforeEach
    void allIsWell() {
        asker.reset();
    }

    @Test
    void aBodyUpToTheLimitPassesWhole() {
        assertThat(asker.post("/chats/messages", new byte[MIB]).statusCode()).isEqualTo(200);
        assertThat(Backends.CHAT.lastRequest().bodyLength()).isEqualTo(MIB);
        assertThat(asker.postChunked("/chats/messages", new byte[MIB]).statusCode())
                .isEqualTo(200);
        assertThat(Backends.CHAT.lastRequest().bodyLength()).isEqualTo(MIB);
    }

    @Test
    void aLargerBodyIsTooLarge() {
        assertProblem(asker.post("/chats/messages", new byte[MIB + 1]), 413, "too-large");
        assertThat(Backends.CHAT.requests()).isEmpty();
    }

    @Test
    void aLargerBodyIsTooLargeEvenIfItDoesNotSay() {
        assertProblem(asker.postChunked("/chats/messages", new byte[MIB + 1]), 413, "too-large");
        assertProblem(asker.postChunked("/auth/login", new byte[5 * MIB]), 413, "too-large");
        assertThat(Backends.CHAT.requests()).isEmpty();
        assertThat(Backends.AUTH.requests()).isEmpty();
    }

    @Test
    void filesAndWebhooksMayBeLarger() {
        assertThat(asker.postChunked("/media", new byte[2 * MIB + 1000]).statusCode())
                .isEqualTo(200);
        assertThat(asker.post("/webhook/whapi", new byte[8 * MIB + 1]).statusCode())
                .isEqualTo(200);
        assertThat(Backends.WEBHOOK.lastRequest().bodyLength()).isEqualTo(8 * MIB + 1);
    }

    @Test
    void butNotEndlessly() {
        assertProblem(asker.postChunked("/media", new byte[3 * MIB]), 413, "too-large");
        assertProblem(asker.post("/webhook/whapi", new byte[10 * MIB]), 413, "too-large");
        assertProblem(asker.postChunked("/webhook/whapi", new byte[10 * MIB]), 413, "too-large");
    }
}
