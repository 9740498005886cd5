package io.messagecenter.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.auth.Api;
import io.messagecenter.auth.Api.Answer;
import io.messagecenter.auth.AuthTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AuthTest
class SessionListTest {

    @Autowired
    Api api;

    private String username;
    private long id;

    @BeforeEach
    void somebody() {
        var user = api.newUser("agent");
        username = user.read("$.username");
        id = user.id();
    }

    private Answer loginFrom(String address, String client) {
        return api.login(username, Api.PASSWORD)
                .from(address)
                .header("User-Agent", client)
                .send();
    }

    private void isOver(String token) {
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> assertThat(api.get("/auth/me", token).status()).isEqualTo(401));
    }

    @Test
    void peopleSeeWhereTheyAreLoggedIn() {
        loginFrom("192.0.2.1", "Phone").accessToken();
        var here = loginFrom("192.0.2.2", "Desk\u0009top").accessToken();

        var list = api.get("/auth/sessions", here);

        assertThat(list.<List<String>>read("$.items[*].client")).containsExactly("Desktop", "Phone");
        assertThat(list.<List<String>>read("$.items[*].address")).containsExactly("192.0.2.2", "192.0.2.1");
        assertThat(list.<List<Boolean>>read("$.items[*].current")).containsExactly(true, false);
    }

    @Test
    void peopleEndOneOfTheirSessionsAndNobodyElses() {
        var phone = loginFrom("192.0.2.1", "Phone").accessToken();
        var here = loginFrom("192.0.2.2", "Desktop").accessToken();
        var session = api.get("/auth/sessions", here).<List<String>>read("$.items[?(@.current == false)].id");

        end(session.getFirst(), api.agent()).isProblem(404, "not-found");
        assertThat(end(session.getFirst(), here).status()).isEqualTo(204);
        end(session.getFirst(), here).isProblem(404, "not-found");
        end(UUID.randomUUID().toString(), here).isProblem(404, "not-found");

        isOver(phone);
        assertThat(api.get("/auth/me", here).status()).isEqualTo(200);
    }

    private Answer end(String session, String token) {
        return api.call("DELETE", "/auth/sessions/" + session).as(token).send();
    }

    @Test
    void adminsEndAllSessionsOfAnybody() {
        var phone = loginFrom("192.0.2.1", "Phone").accessToken();
        var desktop = loginFrom("192.0.2.2", "Desktop").accessToken();
        var path = "/users/" + id + "/sessions";

        assertThat(api.get(path, api.admin()).<List<Object>>read("$.items")).hasSize(2);
        assertThat(api.call("DELETE", path).as(api.admin()).send().status()).isEqualTo(204);

        isOver(phone);
        isOver(desktop);
        assertThat(api.get(path, api.admin()).<List<Object>>read("$.items")).isEmpty();
    }
}
