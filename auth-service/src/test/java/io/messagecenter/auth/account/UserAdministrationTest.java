package io.messagecenter.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.auth.Api;
import io.messagecenter.auth.AuthTest;
import io.messagecenter.contracts.Topic;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.contracts.auth.UserChanged;
import io.messagecenter.platform.problem.ProblemException;
import io.messagecenter.platform.test.TestTopics;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

@AuthTest
class UserAdministrationTest {

    @Autowired
    Api api;

    @Autowired
    Accounts accounts;

    @Autowired
    DirectoryAnnouncement announcement;

    private static UserChanged awaitChange(long userId, long version) {
        return TestTopics.awaitEvent(
                Topic.AUTH_USERS, UserChanged.class, event -> event.userId() == userId && event.version() == version);
    }

    @Test
    void aNewUserMayLogInAndEveryServiceHearsOfThem() {
        var user = api.newUser("agent");

        assertThat(user.<String>read("$.role")).isEqualTo("agent");
        assertThat(api.login(user.read("$.username"), Api.PASSWORD).send().status())
                .isEqualTo(200);
        var event = awaitChange(user.id(), 1);
        assertThat(event.username()).isEqualTo(user.read("$.username"));
        assertThat(event.role()).isEqualTo(Role.AGENT);
        assertThat(event.active()).isTrue();
        assertThat(TestTopics.records(Topic.Names.AUTH_USERS))
                .anySatisfy(record -> assertThat(record.key()).isEqualTo(Long.toString(user.id())));
    }

    @Test
    void aUsernameIsGivenOnceUpperAndLowerCaseAlike() {
        String taken = api.newUser("agent").read("$.username");

        for (var username : List.of(taken, taken.toUpperCase())) {
            register("{\"username\":\"%s\",\"password\":\"%s\",\"name\":\"X\",\"role\":\"agent\"}"
                            .formatted(username, Api.PASSWORD))
                    .isProblem(409, "username-taken");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"username\":\"bad one\",\"password\":\"blue horses 42\",\"name\":\"X\",\"role\":\"agent\"}",
                "{\"username\":\"fine\",\"password\":\"tooshort\",\"name\":\"X\",\"role\":\"agent\"}",
                "{\"username\":\"fine\",\"password\":\"password123\",\"name\":\"X\",\"role\":\"agent\"}",
                "{\"username\":\"fine\",\"password\":\"blue horses 42\",\"name\":\" \",\"role\":\"agent\"}",
                "{\"username\":\"fine\",\"password\":\"blue horses 42\",\"name\":\"a\\u0000b\",\"role\":\"agent\"}",
                "{\"username\":\"fine\",\"password\":\"blue horses 42\",\"name\":\"X\",\"role\":\"boss\"}"
            })
    void aMalformedUserIsRefusedWithTheField(String body) {
        assertThat(register(body).<List<Object>>read("$.errors")).isNotEmpty();
        assertThat(register(body).status()).isEqualTo(400);
    }

    private Api.Answer register(String body) {
        return api.call("POST", "/auth/register", body).as(api.admin()).send();
    }

    @Test
    void adminsSeeUsersWholeAndAgentsWhatTheyNeed() {
        var user = api.newUser("agent");

        var whole = api.get("/users/" + user.id(), api.admin());
        assertThat(whole.<String>read("$.username")).isEqualTo(user.read("$.username"));

        var brief = api.get("/users/" + user.id(), api.agent());
        assertThat(brief.<java.util.Map<String, Object>>read("$")).containsOnlyKeys("id", "name", "role", "active");
        assertThat(api.get("/users", api.agent()).body()).doesNotContain("username", "created_at");
        api.get("/users/999999999", api.admin()).isProblem(404, "not-found");
        assertThat(api.get("/users/abc", api.admin()).status()).isEqualTo(400);
    }

    @Test
    void theListComesInPages() {
        api.newUser("agent");
        var admin = api.admin();

        var first = api.get("/users?limit=2", admin);
        var second = api.get("/users?limit=2&cursor=" + first.read("$.next_cursor"), admin);

        List<Integer> ids = first.read("$.items[*].id");
        assertThat(ids).hasSize(2).doesNotContainAnyElementsOf(second.<List<Integer>>read("$.items[*].id"));
        assertThat(api.get("/users/", admin).<Object>read("$.next_cursor")).isNull();
        for (var nonsense : List.of("limit=0", "limit=x", "limit=5000", "cursor=%27")) {
            var answer = api.get("/users?" + nonsense, admin);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.<String>read("$.errors[0].field")).isEqualTo(nonsense.split("=")[0]);
        }
    }

    @Test
    void aDeactivatedUserIsOutEverywhereWithinTwoSeconds() {
        var user = api.newUser("agent");
        var login = api.login(user.read("$.username"), Api.PASSWORD).send();
        awaitChange(user.id(), 1);

        var patched = api.patchUser(user.id(), "{\"active\":false}");

        assertThat(patched.<Boolean>read("$.active")).isFalse();
        assertThat(api.login(user.read("$.username"), Api.PASSWORD).send().status())
                .isEqualTo(401);
        api.call("POST", "/auth/refresh")
                .header("Cookie", login.cookie())
                .send()
                .isProblem(401, "session-ended");
        await().atMost(Duration.ofSeconds(2))
                .until(() -> api.get("/auth/me", login.accessToken()).status() == 401);
        var version = accounts.find(user.id()).orElseThrow().version();
        assertThat(awaitChange(user.id(), version).active()).isFalse();
        assertThat(awaitChange(user.id(), version).sessionsValidFrom()).isNotNull();
    }

    @Test
    void aNewRoleHoldsWithinTwoSecondsForTokensThatAreOutAlready() {
        var user = api.newUser("admin");
        var token = api.login(user.read("$.username"), Api.PASSWORD).send().accessToken();
        assertThat(api.get("/users", token).body()).contains("username");

        api.patchUser(user.id(), "{\"role\":\"agent\",\"name\":\"Only An Agent\"}");

        await().atMost(Duration.ofSeconds(2))
                .until(() -> !api.get("/users", token).body().contains("username"));
        assertThat(api.get("/auth/me", token).<String>read("$.name")).isEqualTo("Only An Agent");
    }

    @Test
    void aPasswordSetByAnAdminEndsTheSessionsOfTheOldOne() {
        var user = api.newUser("agent");
        String username = user.read("$.username");
        var login = api.login(username, Api.PASSWORD).send();

        assertThat(api.patchUser(user.id(), "{\"password\":\"short\"}").<String>read("$.errors[0].field"))
                .isEqualTo("password");
        assertThat(api.patchUser(user.id(), "{\"password\":\"green horses 43\"}")
                        .status())
                .isEqualTo(200);

        api.call("POST", "/auth/refresh")
                .header("Cookie", login.cookie())
                .send()
                .isProblem(401, "session-ended");
        assertThat(api.login(username, Api.PASSWORD).send().status()).isEqualTo(401);
        assertThat(api.login(username, "green horses 43").send().status()).isEqualTo(200);
    }

    @Test
    void whatChangesNothingIsNoChange() {
        var user = api.newUser("agent");

        assertThat(api.patchUser(user.id(), "{\"active\":true,\"role\":\"agent\"}")
                        .status())
                .isEqualTo(200);
        assertThat(api.patchUser(user.id(), "{}").status()).isEqualTo(200);

        assertThat(accounts.find(user.id()).orElseThrow().version()).isEqualTo(1);
        api.patchUser(999_999_999, "{}").isProblem(404, "not-found");
    }

    @Test
    void oneAdminAlwaysRemainsEvenIfTwoDemoteEachOtherAtOnce() {
        var rival = api.newUser("admin").id();
        var admin = accounts.find("admin").orElseThrow().id();
        accounts.list(0, 1000).stream()
                .filter(user -> user.id() != rival && user.id() != admin)
                .forEach(user -> accounts.change(user.id(), new Accounts.Change(null, Role.AGENT, null, null)));

        try {
            var demoted = Stream.of(admin, rival)
                    .parallel()
                    .filter(id -> succeeds(id, new Accounts.Change(null, Role.AGENT, null, null)))
                    .toList();

            assertThat(demoted).hasSize(1);
            var last = demoted.getFirst() == admin ? rival : admin;
            assertThat(succeeds(last, new Accounts.Change(null, null, false, null)))
                    .isFalse();
            assertThat(accounts.find(last).orElseThrow().isActiveAdmin()).isTrue();
        } finally {
            accounts.change(admin, new Accounts.Change(null, Role.ADMIN, null, null));
        }
    }

    private boolean succeeds(long id, Accounts.Change change) {
        try {
            accounts.change(id, change);
            return true;
        } catch (ProblemException refused) {
            assertThat(refused.getBody().getProperties()).containsEntry("code", "last-admin");
            return false;
        }
    }

    @Test
    void atTheStartEveryUserIsPublishedAgainAsTheSameFact() {
        var id = api.newUser("agent").id();
        awaitChange(id, 1);

        announcement.run(new DefaultApplicationArguments());

        var events = TestTopics.awaitEvents(
                Topic.AUTH_USERS, UserChanged.class, event -> event.userId() == id && event.version() == 1, 2);
        assertThat(events.get(0)).isEqualTo(events.get(1));
    }
}
