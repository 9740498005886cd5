package io.messagecenter.chat.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.contracts.auth.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatPolicyTest {

    private static final long ANN = 7;
    private static final long BEN = 8;

    private static final Actor ADMIN = new Actor(1L, Role.ADMIN);
    private static final Actor ADMIN_BY_PHONE = new Actor(null, Role.ADMIN);
    private static final Actor AGENT = new Actor(ANN, Role.AGENT);

    private final ChatPolicy open = new ChatPolicy(true);
    private final ChatPolicy closed = new ChatPolicy(false);

    /** Each row: whose chat it is, whether agents see what is nobody's, and what follows for Ann. */
    @ParameterizedTest(name = "a chat of {0}, unassigned ones visible: {1}")
    @CsvSource(textBlock = """
                    # assignee, seen  | see    write  change take   claim  read
                    ANN,    true,       true,  true,  true,  true,  true,  true
                    ANN,    false,      true,  true,  true,  true,  true,  true
                    BEN,    true,       false, false, false, false, true,  false
                    BEN,    false,      false, false, false, false, false, false
                    NOBODY, true,       true,  true,  false, true,  true,  true
                    NOBODY, false,      false, false, false, false, false, false
                    """)
    void agent(
            String whose,
            boolean unassignedSeen,
            boolean see,
            boolean write,
            boolean change,
            boolean take,
            boolean claim,
            boolean read) {
        var policy = unassignedSeen ? open : closed;
        var assignee = assignee(whose);

        assertThat(policy.maySee(AGENT, assignee)).as("see").isEqualTo(see);
        assertThat(policy.mayWrite(AGENT, assignee)).as("write").isEqualTo(write);
        assertThat(policy.mayChange(AGENT, assignee, false)).as("change").isEqualTo(change);
        assertThat(policy.mayChange(AGENT, assignee, true)).as("take").isEqualTo(take);
        assertThat(policy.mayClaim(AGENT, assignee)).as("claim").isEqualTo(claim);
        assertThat(policy.reads(AGENT, assignee)).as("read").isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"ANN", "BEN", "NOBODY"})
    void anAdminMaySeeAndChangeEverything(String whose) {
        for (var policy : List.of(open, closed)) {
            for (var admin : List.of(ADMIN, ADMIN_BY_PHONE)) {
                assertThat(policy.maySee(admin, assignee(whose))).isTrue();
                assertThat(policy.mayWrite(admin, assignee(whose))).isTrue();
                assertThat(policy.mayChange(admin, assignee(whose), false)).isTrue();
            }
        }
    }

    @Test
    void anAdminsLookReadsOnlyWhatIsTheirsOrNobodys() {
        assertThat(open.reads(ADMIN, ANN)).isFalse();
        assertThat(open.reads(ADMIN, null)).isTrue();
        assertThat(open.reads(ADMIN, 1L)).isTrue();
    }

    @Test
    void whoHasNoIdCannotBecomeResponsible() {
        assertThat(open.mayClaim(ADMIN_BY_PHONE, null)).isFalse();
    }

    @Test
    void anAgentWithoutAnIdSeesNothing() {
        assertThat(open.visibleTo(new Actor(null, Role.AGENT))).isEqualTo(Scope.NONE);
    }

    /** The list's conditions and the check of a single chat come from one object; here they are compared all the same. */
    @Test
    void theSqlOfAScopeSaysWhatTheScopeSays() {
        assertThat(open.visibleTo(ADMIN).conditions("a")).containsExactly("TRUE");
        assertThat(open.visibleTo(AGENT).conditions("a")).containsExactly("a = 7", "a IS NULL");
        assertThat(closed.visibleTo(AGENT).conditions("a")).containsExactly("a = 7");
        assertThat(open.visibleTo(AGENT).condition("a")).isEqualTo("(a = 7 OR a IS NULL)");
        assertThat(Scope.NONE.conditions("a")).isEmpty();
        assertThat(Scope.NONE.condition("a")).isEqualTo("FALSE");
    }

    @Test
    void aScopeIsNarrowedButNeverWidenedByWhatIsAskedFor() {
        var scopes = List.of(
                Scope.ALL, Scope.NONE, Scope.UNASSIGNED, Scope.of(ANN), Scope.of(BEN), new Scope(false, ANN, true));
        for (var one : scopes) {
            for (var other : scopes) {
                for (Long assignee : new Long[] {ANN, BEN, null}) {
                    assertThat(one.and(other).contains(assignee))
                            .as("%s and %s of a chat of %s", one, other, assignee)
                            .isEqualTo(one.contains(assignee) && other.contains(assignee));
                }
            }
        }
    }

    private static @Nullable Long assignee(String whose) {
        return switch (whose) {
            case "ANN" -> ANN;
            case "BEN" -> BEN;
            default -> null;
        };
    }
}
