package io.messagecenter.auth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import io.messagecenter.auth.Api;
import io.messagecenter.auth.Api.Answer;
import io.messagecenter.auth.AuthTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthTest
class OidcLogoutTest {

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProviderLogout providerLogout;

    private Answer backchannel(String token) {
        return api.call("POST", "/auth/oidc/backchannel-logout", "logout_token=" + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .send();
    }

    private int status(Answer session) {
        return api.get("/auth/me", session.accessToken()).status();
    }

    private void awaitOut(Answer session) {
        await().atMost(Duration.ofSeconds(2)).until(() -> status(session) == 401);
    }

    @Test
    void loggingOutHereEndsTheProvidersSession() {
        var login = new Visitor(api, "agent").logIn();
        var refreshToken = ScriptedProvider.TOKENS.stream()
                .filter(token -> token.startsWith("refresh-"))
                .toList()
                .getLast();

        var logout = api.call("POST", "/auth/logout")
                .header("Cookie", Visitor.refreshCookie(login))
                .send();

        assertThat(logout.status()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(5)).until(() -> ScriptedProvider.ENDED.contains(refreshToken));
    }

    @Test
    void whileTheProviderIsAwayLoggingOutWorksAndIsToldToItLater() {
        var vera = new Visitor(api, "agent");
        var login = vera.logIn();
        var session = Visitor.refresh(api, login);
        var before = ScriptedProvider.ENDED.size();
        ScriptedProvider.away = true;
        try {
            var logout = api.call("POST", "/auth/logout")
                    .header("Cookie", session.cookie())
                    .send();
            assertThat(logout.status()).isEqualTo(204);
            awaitOut(session);
            await().until(() -> !jdbc.sql("SELECT FROM provider_sessions WHERE sid = ? AND failures > 0")
                    .param(vera.sid)
                    .query()
                    .listOfRows()
                    .isEmpty());
        } finally {
            ScriptedProvider.away = false;
        }
        assertThat(ScriptedProvider.ENDED).hasSize(before);

        jdbc.sql("UPDATE provider_sessions SET tried_at = tried_at - interval '1 minute' WHERE sid = ?")
                .param(vera.sid)
                .update();
        providerLogout.again();

        assertThat(jdbc.sql("SELECT refresh_token FROM provider_sessions WHERE sid = ?")
                        .param(vera.sid)
                        .query()
                        .singleRow())
                .containsEntry("refresh_token", null);
        assertThat(ScriptedProvider.ENDED).hasSizeGreaterThan(before);
    }

    @Test
    void aSessionThatEndsAtTheProviderEndsHereAndNoOther() {
        var vera = new Visitor(api, "agent");
        var here = Visitor.refresh(api, vera.logIn());
        var other = Visitor.refresh(api, new Visitor(api, "agent").logIn());

        var answer = backchannel(ScriptedProvider.logoutToken(claims -> claims.claim("sid", vera.sid)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        awaitOut(here);
        api.call("POST", "/auth/refresh").header("Cookie", here.cookie()).send().isProblem(401, "session-ended");
        assertThat(status(other)).isEqualTo(200);
        assertThat(api.get("/audit?action=session.ended&target=user:" + here.read("$.user.id"), api.admin())
                        .<String>read("$.items[0].details.by"))
                .isEqualTo("oidc");
    }

    @Test
    void withoutASessionsNameAllOfThePersonEnd() {
        var vera = new Visitor(api, "agent");
        var one = Visitor.refresh(api, vera.logIn());
        var two = Visitor.refresh(api, vera.logIn());

        assertThat(backchannel(ScriptedProvider.logoutToken(claims -> claims.subject(vera.subject)))
                        .status())
                .isEqualTo(200);

        awaitOut(one);
        awaitOut(two);
    }

    static Stream<UnaryOperator<JWTClaimsSet.Builder>> lies() {
        return Stream.of(
                claims -> claims.issuer("http://evil.example.org"),
                claims -> claims.audience("another-client"),
                claims -> claims.issueTime(null),
                claims -> claims.issueTime(Date.from(Instant.now().minus(Duration.ofMinutes(10)))),
                claims -> claims.issueTime(Date.from(Instant.now().plus(Duration.ofMinutes(2)))),
                claims -> claims.expirationTime(Date.from(Instant.now().minus(Duration.ofMinutes(2)))),
                claims -> claims.claim("events", null),
                claims -> claims.claim("events", Map.of("http://example.org/other", Map.of())),
                claims -> claims.claim("events", Map.of(ProviderTokens.LOGOUT_EVENT, "yes")),
                claims -> claims.claim("nonce", "n"),
                claims -> claims.jwtID(null),
                claims -> claims.claim("sid", null).subject(null));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aLogoutTokenThatBreaksARuleEndsNothing(UnaryOperator<JWTClaimsSet.Builder> lie) {
        var vera = new Visitor(api, "agent");
        var session = Visitor.refresh(api, vera.logIn());

        assertRefused(ScriptedProvider.logoutToken(claims -> lie.apply(claims.claim("sid", vera.sid))));

        assertThat(status(session)).isEqualTo(200);
        assertThat(api.call("POST", "/auth/refresh")
                        .header("Cookie", session.cookie())
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anotherKindOfTokenOrSignatureAndASecondUseEndNothing() {
        var vera = new Visitor(api, "agent");
        var session = Visitor.refresh(api, vera.logIn());
        var claims = new JWTClaimsSet.Builder()
                .issuer(ScriptedProvider.ISSUER)
                .audience(ScriptedProvider.CLIENT)
                .issueTime(Date.from(Instant.now()))
                .jwtID(UUID.randomUUID().toString())
                .claim("sid", vera.sid)
                .claim("events", Map.of(ProviderTokens.LOGOUT_EVENT, Map.of()))
                .build();

        assertRefused(ScriptedProvider.sign(claims, "at+jwt", ScriptedProvider.Signature.RIGHT));
        assertRefused(ScriptedProvider.sign(claims, "logout+jwt", ScriptedProvider.Signature.FOREIGN_KEY));
        assertRefused(ScriptedProvider.sign(claims, "logout+jwt", ScriptedProvider.Signature.CLIENT_SECRET));
        assertRefused(ScriptedProvider.sign(claims, "logout+jwt", ScriptedProvider.Signature.NONE));
        assertRefused("nonsense");
        assertThat(status(session)).isEqualTo(200);

        var token = ScriptedProvider.sign(claims, "logout+jwt", ScriptedProvider.Signature.RIGHT);
        assertThat(backchannel(token).status()).isEqualTo(200);
        awaitOut(session);
        var back = Visitor.refresh(api, vera.logIn());
        assertRefused(token);
        assertThat(status(back)).isEqualTo(200);
        assertThat(api.call("POST", "/auth/oidc/backchannel-logout", "x=y")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .send()
                        .status())
                .isEqualTo(400);
    }

    private void assertRefused(String token) {
        var audit = jdbc.sql("SELECT count(*) FROM audit_log").query(Long.class).single();

        var answer = backchannel(token);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.<String>read("$.error")).isEqualTo("invalid_request");
        assertThat(jdbc.sql("SELECT count(*) FROM audit_log").query(Long.class).single())
                .isEqualTo(audit + 1);
    }
}
