package io.messagecenter.auth.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.auth.Api;
import io.messagecenter.auth.Api.Answer;
import io.messagecenter.auth.AuthTest;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthTest
class TwoFactorTest {

    private static final String PROOF = "{\"current_password\":\"" + Api.PASSWORD + "\"}";

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    private String username;
    private long id;
    private String token;
    private byte[] secret;

    @BeforeEach
    void somebody() {
        var user = api.newUser("agent");
        username = user.read("$.username");
        id = user.id();
        token = api.login(username, Api.PASSWORD).send().accessToken();
    }

    private Answer begin() {
        var answer = api.call("POST", "/auth/two-factor", PROOF).as(token).send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        secret = new Base32().decode(answer.<String>read("$.secret"));
        return answer;
    }

    private Answer confirm(String code) {
        return api.call("POST", "/auth/two-factor/confirm", "{\"code\":\"" + code + "\"}")
                .as(token)
                .send();
    }

    /** The code of a step from now; each may be used once, and none before one that was. */
    private String code(int steps) {
        return new OneTimeCodes().codeAt(secret, Instant.now().getEpochSecond() / 30 + steps);
    }

    private List<String> switchOn() {
        begin();
        var answer = confirm(code(-1));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.read("$.recovery_codes");
    }

    private Answer login(String code) {
        return api.call("POST", "/auth/login", """
                {"username":"%s","password":"%s","code":"%s"}""".formatted(username, Api.PASSWORD, code))
                .send();
    }

    @Test
    void anAppLearnsTheSecretAndTheLoginThenNeedsItsCode() {
        assertThat(begin().<String>read("$.otpauth_uri"))
                .startsWith("otpauth://totp/Message%20Center:" + username + "?secret=")
                .endsWith("&issuer=Message%20Center");
        assertThat(api.login(username, Api.PASSWORD).send().status())
                .as("not confirmed yet")
                .isEqualTo(200);

        assertThat(confirm(code(-1)).status()).isEqualTo(200);

        api.login(username, Api.PASSWORD).send().isProblem(401, "second-factor-required");
        login("000000").isProblem(401, "wrong-code");
        assertThat(login(code(0)).<Boolean>read("$.user.two_factor")).isTrue();
    }

    @Test
    void aCodeWorksOnceAndSoDoesNoOlderOne() {
        switchOn();
        var code = code(1);

        assertThat(login(code).status()).isEqualTo(200);
        login(code).isProblem(401, "wrong-code");
        login(code(0)).isProblem(401, "wrong-code");
    }

    @Test
    void aCodeThatManyUseAtOnceLetsOneIn() {
        switchOn();
        var code = code(1);

        var in = IntStream.range(0, 6)
                .parallel()
                .filter(_ -> login(code).status() == 200)
                .count();

        assertThat(in).isEqualTo(1);
    }

    @Test
    void aRecoveryCodeWorksOnceHoweverItIsTyped() {
        var recovery = switchOn();

        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        assertThat(login(recovery.get(0).toUpperCase().replace("-", " ")).status())
                .isEqualTo(200);
        login(recovery.get(0)).isProblem(401, "wrong-code");
        assertThat(login(recovery.get(1)).status()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordSaysNothingOfTheCode() {
        switchOn();

        api.call("POST", "/auth/login", """
                        {"username":"%s","password":"not that one","code":"%s"}""".formatted(username, code(0))).send().isProblem(401, "wrong-credentials");
        assertThat(login(code(0)).status()).as("the code is not spent").isEqualTo(200);
    }

    @Test
    void codesCannotBeGuessedFromManyAddresses() {
        switchOn();
        for (int i = 0; i < 10; i++) {
            guess("198.51.100." + i).isProblem(401, "wrong-code");
        }

        guess("203.0.113.1").isProblem(429, "too-many-failed-logins");
    }

    private Answer guess(String address) {
        return api.call("POST", "/auth/login", """
                        {"username":"%s","password":"%s","code":"000000"}""".formatted(username, Api.PASSWORD))
                .from(address)
                .send();
    }

    @Test
    void whoDoesNotKnowThePasswordSwitchesNothing() {
        var wrong = "{\"current_password\":\"something else\"}";

        api.call("POST", "/auth/two-factor", wrong).as(token).send().isProblem(400, "invalid");
        switchOn();
        api.call("POST", "/auth/two-factor/disable", wrong).as(token).send().isProblem(400, "invalid");
        api.call("POST", "/auth/two-factor", PROOF).as(token).send().isProblem(409, "two-factor-on");
        confirm(code(1)).isProblem(409, "two-factor-on");

        api.login(username, Api.PASSWORD).send().isProblem(401, "second-factor-required");
    }

    @Test
    void aWrongCodeDoesNotPutASecretInForce() {
        begin();

        confirm("000000").isProblem(400, "invalid");

        assertThat(api.login(username, Api.PASSWORD).send().status()).isEqualTo(200);
    }

    @Test
    void itIsSwitchedOffByItsOwnerOrAnAdminAndTheTrailTells() {
        switchOn();
        assertThat(api.call("POST", "/auth/two-factor/disable", PROOF)
                        .as(token)
                        .send()
                        .status())
                .isEqualTo(204);
        assertThat(api.login(username, Api.PASSWORD).send().status()).isEqualTo(200);

        switchOn();
        assertThat(api.call("DELETE", "/users/" + id + "/two-factor")
                        .as(api.admin())
                        .send()
                        .status())
                .isEqualTo(204);

        assertThat(api.login(username, Api.PASSWORD).send().status()).isEqualTo(200);
        var trail = api.get("/audit?target=user:" + id, api.admin());
        assertThat(trail.<List<String>>read("$.items[*].action"))
                .containsSubsequence("two_factor.off", "two_factor.on", "two_factor.off", "two_factor.on");
        assertThat(trail.body()).doesNotContain(new Base32().encodeAsString(secret));
    }

    @Test
    void recoveryCodesAreHashedAtRest() {
        var recovery = switchOn();

        var stored = jdbc.sql("SELECT hash FROM recovery_codes WHERE user_id = ?")
                .param(id)
                .query(byte[].class)
                .list();

        assertThat(stored).hasSize(10).allSatisfy(hash -> assertThat(hash).hasSize(32));
        assertThat(stored.stream().map(String::new)).doesNotContainAnyElementsOf(recovery);
    }
}
