package io.messagecenter.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.messagecenter.auth.Api;
import io.messagecenter.auth.AuthTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@AuthTest
class AuditTest {

    @Autowired
    Api api;

    @Autowired
    AuditLog audit;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate tx;

    private Api.Answer trail(String query) {
        var answer = api.get("/audit?" + query, api.admin());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    @Test
    void loginsAreKeptWithWhoAndWhereFromWhetherTheySucceedOrNot() {
        var user = api.newUser("agent");
        String username = user.read("$.username");
        api.login(username, "wrong-password").from("198.51.100.7").send();
        api.login(username, Api.PASSWORD).from("198.51.100.8").send();

        var rows = trail("actor=" + user.id());

        assertThat(rows.<List<String>>read("$.items[*].action")).containsExactly("login.succeeded", "login.failed");
        assertThat(rows.<List<String>>read("$.items[*].address")).containsExactly("198.51.100.8", "198.51.100.7");
        assertThat(rows.<List<String>>read("$.items[*].actor_name")).containsOnly(username);
        assertThat(rows.body()).doesNotContain(Api.PASSWORD, "wrong-password");
    }

    @Test
    void whatSomebodyTypedWhomWeDoNotKnowIsNotKept() {
        api.login("my-secret-passphrase", "x-whatever-x").from("198.51.100.9").send();

        var rows = trail("action=login.failed&limit=200");

        assertThat(rows.body()).doesNotContain("my-secret-passphrase");
        assertThat(rows.<List<String>>read("$.items[?(@.address == '198.51.100.9')].actor_name"))
                .containsOnlyNulls()
                .hasSize(1);
    }

    @Test
    void aChangeOfAUserIsKeptAsItWasAndAsItIs() {
        var user = api.newUser("agent");
        api.patchUser(user.id(), "{\"role\":\"admin\",\"password\":\"green horses 43\"}");
        api.patchUser(user.id(), "{\"active\":true}"); // changes nothing

        var rows = trail("target=user:" + user.id());

        assertThat(rows.<List<String>>read("$.items[*].action")).containsExactly("user.changed", "user.created");
        assertThat(rows.<List<String>>read("$.items[0].details.role")).containsExactly("agent", "admin");
        assertThat(rows.<String>read("$.items[0].details.password")).isEqualTo("new");
        assertThat(rows.<String>read("$.items[0].actor_name")).isEqualTo("admin");
        assertThat(rows.<String>read("$.items[0].address")).isNotBlank();
        assertThat(rows.body()).doesNotContain("green horses");
    }

    @Test
    void itComesInPagesNewestFirst() {
        var user = api.newUser("agent");
        for (int i = 0; i < 3; i++) {
            api.patchUser(user.id(), "{\"name\":\"Name " + i + "\"}");
        }
        var first = trail("limit=2&target=user:" + user.id());
        var second = trail("limit=2&target=user:" + user.id() + "&cursor=" + first.read("$.next_cursor"));

        assertThat(first.<List<String>>read("$.items[*].details.name[1]")).containsExactly("Name 2", "Name 1");
        assertThat(second.<List<String>>read("$.items[*].action")).containsExactly("user.changed", "user.created");
        assertThat(second.<Object>read("$.next_cursor")).isNull();
        assertThat(trail("from=2999-01-01T00:00:00Z").<List<Object>>read("$.items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "cursor=x", "actor=x", "from=yesterday", "action=a%00"})
    void nonsenseIsRefused(String query) {
        assertThat(api.get("/audit?" + query, api.admin()).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_log SET action = 'nothing'",
                "DELETE FROM audit_log WHERE id > 0",
                "TRUNCATE audit_log"
            })
    void rowsAreAddedAndNeverChanged(String sql) {
        assertThatThrownBy(() -> jdbc.execute(sql)).hasMessageContaining("append-only");
    }

    @Test
    void theTrailIsTakenAsATableInWhichNothingIsAFormula() {
        var user = api.newUser("agent");
        api.patchUser(user.id(), "{\"name\":\"=1+1\"}");
        audit.record("test.formula", "=cmd|' /C calc'!A0", Map.of());

        var own = api.get("/audit/export?target=user:" + user.id(), api.admin());
        var formula = api.get("/audit/export?action=test.formula", api.admin());

        assertThat(own.header("Content-Type")).startsWith("text/csv");
        assertThat(own.header("Content-Disposition")).isEqualTo("attachment; filename=\"audit.csv\"");
        assertThat(own.body().lines())
                .hasSize(3)
                .first()
                .isEqualTo("id,at,action,actor_id,actor_name,target,address,details");
        assertThat(own.body()).contains(",user.changed,", ",user.created,");
        assertThat(formula.body()).contains(",'=cmd|' /C calc'!A0,");
        assertThat(trail("action=audit.exported").<List<Object>>read("$.items")).isNotEmpty();
    }

    @Test
    void whatIsUndoneLeavesNoTrace() {
        tx.executeWithoutResult(status -> {
            audit.record("test.undone", "test", Map.of());
            status.setRollbackOnly();
        });

        assertThat(trail("action=test.undone").<List<Object>>read("$.items")).isEmpty();
    }
}
