package io.messagecenter.chat.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.access.Actor;
import io.messagecenter.chat.access.ChatPolicy;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.contracts.chat.Audience;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told what, by the assignees before (1, 2 or nobody) and after. */
class ToldTest {

    private static final Frame EVENT = new Frame(new byte[] {1}, null);
    private static final Frame REMOVED = new Frame(new byte[] {2}, null);

    @ParameterizedTest
    @CsvSource({
        // before, after | agent 1, agent 2, agent 1 without sight of the unassigned, admin
        "  ,  , event,   event,   -,       event",
        "  , 1, event,   removed, event,   event",
        " 1,  , event,   event,   removed, event",
        " 1, 1, event,   -,       event,   event",
        " 1, 2, removed, event,   removed, event",
        " 2, 2, -,       event,   -,       event",
        " 2,  , event,   event,   -,       event"
    })
    void theEventsAudienceDecidesWhoSeesItAndWhoForgetsTheChat(
            @Nullable Long before,
            @Nullable Long after,
            String one,
            String two,
            String oneWithoutUnassigned,
            String admin) {
        var told = new Told(9, null, new Audience(before, after), EVENT, REMOVED);
        var open = new ChatPolicy(true);
        var closed = new ChatPolicy(false);

        assertThat(seen(told, open, new Actor(1L, Role.AGENT))).isEqualTo(one);
        assertThat(seen(told, open, new Actor(2L, Role.AGENT))).isEqualTo(two);
        assertThat(seen(told, closed, new Actor(1L, Role.AGENT))).isEqualTo(oneWithoutUnassigned);
        assertThat(seen(told, open, new Actor(3L, Role.ADMIN))).isEqualTo(admin);
    }

    private static String seen(Told told, ChatPolicy policy, Actor actor) {
        var frame = told.to(policy.visibleTo(actor));
        var concerned = told.concerns(policy.visibleTo(actor));
        assertThat(concerned).isEqualTo(frame != null);
        return frame == null ? "-" : frame == EVENT ? "event" : "removed";
    }
}
