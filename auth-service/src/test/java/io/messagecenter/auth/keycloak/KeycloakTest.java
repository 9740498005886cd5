package io.messagecenter.auth.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.messagecenter.auth.Api;
import io.messagecenter.auth.Api.Answer;
import io.messagecenter.auth.account.ProviderUsers;
import io.messagecenter.platform.test.IntegrationTest;
import io.messagecenter.platform.test.TestKafka;
import io.messagecenter.platform.test.TestPostgres;
import io.messagecenter.platform.test.TestTokens;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** Against a real Keycloak with the realm of infra/keycloak: logging in and out, both ways, and the administration of its users. */
@IntegrationTest
@ContextConfiguration(
        initializers = {TestKafka.class, TestPostgres.class, TestTokens.class, RealKeycloak.Settings.class})
@TestPropertySource(properties = "DEMO=true")
@Import(Api.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class KeycloakTest {

    @Autowired
    Api api;

    @Autowired
    ProviderUsers users;

    private RealKeycloak keycloak;

    /** The service is there before its provider. */
    @BeforeAll
    void startKeycloakLater() throws Exception {
        assertThat(new Browser().open(login()).location()).isEqualTo("/login/?error=provider-away");
        assertThat(api.login("agent", "agent123").send().status()).isEqualTo(200);
        keycloak = RealKeycloak.start("http://localhost:" + api.port());
        await().atMost(Duration.ofSeconds(15))
                .until(() -> new Browser().open(login()).hasForm());
    }

    @AfterAll
    void stopKeycloak() {
        if (keycloak != null) {
            keycloak.close();
        }
    }

    private String login() {
        return "http://localhost:" + api.port() + "/auth/oidc/login";
    }

    private Browser.Page logIn(Browser browser, String username, String password) {
        return browser.fill(browser.open(login()), Map.of("username", username, "password", password));
    }

    private Answer session(Browser browser) {
        return api.call("POST", "/auth/refresh")
                .header("Cookie", browser.cookie(URI.create(login()), "mc_refresh"))
                .send();
    }

    private int status(Answer session) {
        return api.get("/auth/me", session.accessToken()).status();
    }

    @Test
    void theDemoUsersHaveTheirRolesHere() {
        var admin = new Browser();
        var agent = new Browser();

        assertThat(logIn(admin, "admin", "admin123").location()).isEqualTo("/dashboard-admin/");
        assertThat(logIn(agent, "agent", "agent123").location()).isEqualTo("/dashboard-agent/");

        var user = session(admin);
        assertThat(user.<String>read("$.user.role")).isEqualTo("admin");
        assertThat(user.<String>read("$.user.name")).isEqualTo("Katja Keycloak");
        assertThat(user.<String>read("$.user.source")).isEqualTo("oidc");
        // The local demo account of that name is another one's.
        assertThat(user.<String>read("$.user.username")).startsWith("admin-");
        assertThat(session(agent).<String>read("$.user.role")).isEqualTo("agent");
        assertThat(logIn(new Browser(), "agent", "wrong").hasForm()).isTrue();
    }

    @Test
    void loggingOutHereEndsKeycloaksSession() {
        var browser = new Browser();
        logIn(browser, "agent", "agent123");
        // While it lasts, nobody asks for a password.
        assertThat(browser.open(login()).location()).isEqualTo("/dashboard-agent/");

        assertThat(api.call("POST", "/auth/logout")
                        .header("Cookie", browser.cookie(URI.create(login()), "mc_refresh"))
                        .send()
                        .status())
                .isEqualTo(204);

        await().atMost(Duration.ofSeconds(10)).until(() -> browser.open(login()).hasForm());
    }

    @Test
    void aSessionThatEndsAtKeycloakEndsHere() {
        var browser = new Browser();
        var username = "leaver-" + UUID.randomUUID().toString().substring(0, 8);
        var subject = users.create(username, "Lea Leaver", io.messagecenter.contracts.auth.Role.AGENT, Api.PASSWORD);
        choosePassword(browser, username);
        var session = session(browser);
        assertThat(status(session)).isEqualTo(200);

        // Keycloak ends all sessions of whom its administrators give another password.
        users.change(subject, new ProviderUsers.Change(null, null, null, "green horses 43"));

        await().atMost(Duration.ofSeconds(10)).until(() -> status(session) == 401);
        api.call("POST", "/auth/refresh")
                .header("Cookie", session.cookie())
                .send()
                .isProblem(401, "session-ended");
    }

    private Browser.Page choosePassword(Browser browser, String username) {
        var page = logIn(browser, username, Api.PASSWORD);
        assertThat(page.html()).contains("password-new");
        return browser.fill(page, Map.of("password-new", "my own secret 7", "password-confirm", "my own secret 7"));
    }

    @Test
    void adminsMakeAndChangeKeycloaksUsersFromHere() {
        var username = "new-" + UUID.randomUUID().toString().substring(0, 8);
        var made = register(username, "");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.<String>read("$.source")).isEqualTo("oidc");
        register(username, "").isProblem(409, "username-taken");
        api.login(username, Api.PASSWORD).send().isProblem(401, "wrong-credentials");

        var browser = new Browser();
        assertThat(choosePassword(browser, username).location()).isEqualTo("/dashboard-agent/");
        var session = session(browser);
        assertThat(session.<Integer>read("$.user.id")).isEqualTo((int) made.id());
        assertThat(session.<String>read("$.user.name")).isEqualTo("Nora von Neu");

        var changed = api.patchUser(made.id(), "{\"role\":\"admin\",\"name\":\"Nora Neuer\"}");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        // The next login would undo what Keycloak does not know.
        assertThat(browser.open(login()).location()).isEqualTo("/dashboard-admin/");
        var again = session(browser);
        assertThat(again.<String>read("$.user.name")).isEqualTo("Nora Neuer");
        assertThat(again.<String>read("$.user.role")).isEqualTo("admin");

        assertThat(api.patchUser(made.id(), "{\"active\":false}").status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(2)).until(() -> status(again) == 401);
        assertThat(logIn(new Browser(), username, "my own secret 7").hasForm()).isTrue();
        assertThat(api.patchUser(made.id(), "{\"active\":true}").status()).isEqualTo(200);
        assertThat(logIn(new Browser(), username, "my own secret 7").location()).isEqualTo("/dashboard-admin/");
    }

    @Test
    void aLocalUserIsMadeWhereOneIsAskedFor() {
        var username = "local-" + UUID.randomUUID().toString().substring(0, 8);

        var made = register(username, ",\"source\":\"local\"");

        assertThat(made.<String>read("$.source")).isEqualTo("local");
        assertThat(api.login(username, Api.PASSWORD).send().status()).isEqualTo(200);
    }

    private Answer register(String username, String more) {
        return api.call("POST", "/auth/register", """
                        {"username":"%s","password":"%s","name":"Nora von Neu","role":"agent"%s}""".formatted(username, Api.PASSWORD, more))
                .as(api.admin())
                .send();
    }
}
