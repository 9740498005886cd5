package io.messagecenter.auth.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.messagecenter.auth.Api;
import io.messagecenter.auth.Api.Answer;
import io.messagecenter.auth.AuthTest;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.auth.SessionEnded;
import io.messagecenter.platform.test.TestTopics;
import java.text.ParseException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthTest
class SessionTest {

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    private Answer refresh(String cookie) {
        return api.call("POST", "/auth/refresh").header("Cookie", cookie).send();
    }

    private static String sessionOf(Answer answer) throws ParseException {
        return SignedJWT.parse(answer.accessToken()).getJWTClaimsSet().getStringClaim("sid");
    }

    private void timePasses(String session, Duration time) {
        jdbc.sql("""
                        UPDATE refresh_tokens SET replaced_at = replaced_at - make_interval(secs => :s),
                          expires_at = expires_at - make_interval(secs => :s) WHERE session_id = :id::uuid""").param("s", time.toSeconds()).param("id", session).update();
    }

    @Test
    void theCookieIsForTheServerAloneAndNeedsTlsExceptOnThisMachine() {
        var local = api.login("agent", "agent123").send().header("Set-Cookie");
        var remote = api.login("agent", "agent123")
                .from("192.0.2.9")
                .header("X-Forwarded-Host", "inbox.example.org")
                .send()
                .header("Set-Cookie");

        assertThat(local).startsWith("mc_refresh=").contains("HttpOnly", "SameSite=Strict", "Path=/auth");
        assertThat(local).doesNotContain("Secure");
        assertThat(remote).contains("Secure", "HttpOnly", "SameSite=Strict");
    }

    @Test
    void pagesShowFilesByACookieOfTheAccessTokenThatGoesToFilesAlone() {
        var login = api.login("agent", "agent123").send();
        var cookie = login.headers("Set-Cookie").get(1);
        var renewed = refresh(login.cookie());
        var logout = api.call("POST", "/auth/logout")
                .header("Cookie", renewed.cookie())
                .send();

        assertThat(cookie)
                .startsWith("media_token=" + login.accessToken() + ";")
                .contains("HttpOnly", "SameSite=Strict", "Path=/media");
        assertThat(renewed.headers("Set-Cookie").get(1)).startsWith("media_token=" + renewed.accessToken() + ";");
        assertThat(logout.headers("Set-Cookie").get(1))
                .startsWith("media_token=;")
                .contains("Max-Age=0", "Path=/media");
    }

    @Test
    void aSessionIsContinuedWithANewTokenEachTime() throws Exception {
        var login = api.login("agent", "agent123").send();

        var first = refresh(login.cookie());
        var second = refresh(first.cookie());

        assertThat(second.status()).isEqualTo(200);
        assertThat(sessionOf(second)).isEqualTo(sessionOf(login));
        assertThat(second.cookie()).isNotEqualTo(first.cookie()).isNotEqualTo(login.cookie());
        assertThat(second.<String>read("$.user.username")).isEqualTo("agent");
        assertThat(api.get("/auth/me", second.accessToken()).status()).isEqualTo(200);
    }

    @Test
    void parallelTabsGetASiblingEach() throws Exception {
        var login = api.login("agent", "agent123").send();

        var answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(_ -> refresh(login.cookie()))
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream().map(Answer::cookie).distinct()).hasSize(6);
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(refresh(answer.cookie()).status()).isEqualTo(200));
    }

    @Test
    void aTokenUsedAgainLaterEndsTheWholeFamilyEverywhere() throws Exception {
        var login = api.login("agent", "agent123").send();
        var heir = refresh(login.cookie());
        timePasses(sessionOf(login), Duration.ofSeconds(11));

        refresh(login.cookie()).isProblem(401, "session-ended");

        refresh(heir.cookie()).isProblem(401, "session-ended");
        var session = sessionOf(login);
        var ended = TestTopics.awaitEvent(
                Topic.AUTH_SESSIONS,
                SessionEnded.class,
                event -> event.sessionId().equals(session));
        assertThat(ended.tokensExpireAt()).isEqualTo(ended.endedAt().plus(Duration.ofMinutes(15)));
        await().atMost(Duration.ofSeconds(2))
                .until(() -> api.get("/auth/me", heir.accessToken()).status() == 401);
        refresh(login.cookie()).isProblem(401, "session-ended");
        assertThat(jdbc.sql("""
                                SELECT count(*) FROM audit_log
                                WHERE action = 'session.reused' AND details ->> 'session' = ?""").param(session).query(Long.class).single())
                .as("rows of the audit trail")
                .isEqualTo(1);
    }

    @Test
    void aTokenNotUsedForAWeekIsTooOld() throws Exception {
        var login = api.login("agent", "agent123").send();
        timePasses(sessionOf(login), Duration.ofDays(8));

        refresh(login.cookie()).isProblem(401, "session-ended");
    }

    @Test
    void loggingOutEndsTheSessionAndForgetsTheCookie() throws Exception {
        var login = api.login("agent", "agent123").send();
        var other = api.login("agent", "agent123").send();

        var logout = api.call("POST", "/auth/logout")
                .header("Cookie", login.cookie())
                .send();

        assertThat(logout.status()).isEqualTo(204);
        assertThat(logout.header("Set-Cookie")).startsWith("mc_refresh=;").contains("Max-Age=0");
        refresh(login.cookie()).isProblem(401, "session-ended");
        await().atMost(Duration.ofSeconds(2))
                .until(() -> api.get("/auth/me", login.accessToken()).status() == 401);
        assertThat(api.get("/auth/me", other.accessToken()).status()).isEqualTo(200);
        assertThat(api.call("POST", "/auth/logout").send().status()).isEqualTo(204);
    }

    @Test
    void nonsenseContinuesNothing() {
        refresh("mc_refresh=nonsense").isProblem(401, "session-ended");
        api.call("POST", "/auth/refresh").send().isProblem(401, "session-ended");
    }

    @Test
    void aNewPasswordEndsTheOtherSessionsAndNotThisOne() throws Exception {
        String username = api.newUser("agent").read("$.username");
        var here = api.login(username, Api.PASSWORD).send();
        var there = api.login(username, Api.PASSWORD).send();

        change(here, "not my password", "a new long secret").isProblem(400, "invalid");
        assertThat(change(here, Api.PASSWORD, "short").<String>read("$.errors[0].field"))
                .isEqualTo("new_password");
        assertThat(change(here, Api.PASSWORD, "a new long secret").status()).isEqualTo(204);

        refresh(there.cookie()).isProblem(401, "session-ended");
        await().atMost(Duration.ofSeconds(2))
                .until(() -> api.get("/auth/me", there.accessToken()).status() == 401);
        assertThat(api.get("/auth/me", here.accessToken()).status()).isEqualTo(200);
        assertThat(refresh(here.cookie()).status()).isEqualTo(200);
        assertThat(api.login(username, Api.PASSWORD).send().status()).isEqualTo(401);
        assertThat(api.login(username, "a new long secret").send().status()).isEqualTo(200);
    }

    private Answer change(Answer session, String current, String next) {
        return api.call("POST", "/auth/password", """
                        {"current_password":"%s","new_password":"%s"}""".formatted(current, next))
                .as(session.accessToken())
                .send();
    }
}
