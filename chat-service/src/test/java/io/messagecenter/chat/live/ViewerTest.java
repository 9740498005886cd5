package io.messagecenter.chat.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.chat.access.Scope;
import io.messagecenter.chat.log.Cursor;
import io.messagecenter.contracts.auth.Role;
import io.messagecenter.platform.security.CurrentUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class ViewerTest {

    private static final Frame EVENT = new Frame(new byte[] {1}, Instant.EPOCH);
    private static final Frame RESYNC = new Frame(new byte[] {2}, null);
    private static final Cursor PLACE = Cursor.parse(
                    Base64.getUrlEncoder().encodeToString("2.abcdefgh.0.0.0.0.0.0.0.0.0.0.0.0".getBytes()))
            .orElseThrow();

    private final Viewer viewer = new Viewer(
            new CurrentUser(1, "ann", "Ann", Role.AGENT, "session"),
            Jwt.withTokenValue("token").header("typ", "at+jwt").subject("1").build(),
            Scope.ALL,
            3);

    private int offer(int times) {
        return IntStream.range(0, times)
                .map(i -> viewer.offer(EVENT, () -> RESYNC))
                .sum();
    }

    @Test
    void asMuchWaitsAsThereIsRoomForAndThenAResyncTakesItsPlace() throws Exception {
        assertThat(offer(3)).isZero();
        assertThat(viewer.queued()).isEqualTo(3);

        assertThat(offer(1)).isEqualTo(4);

        assertThat(viewer.take(Duration.ZERO)).containsExactly(RESYNC);
        assertThat(offer(1)).isZero();
        assertThat(viewer.take(Duration.ZERO)).containsExactly(EVENT);
    }

    @Test
    void whatWasMissedTakesNoRoomFromWhatComes() throws Exception {
        viewer.start(PLACE, Collections.nCopies(10, EVENT));

        assertThat(offer(3)).isZero();
        assertThat(viewer.take(Duration.ZERO)).hasSize(13);
        assertThat(offer(4)).isPositive();
    }

    @Test
    void passingNewsNeverCauseAResync() throws Exception {
        offer(3);
        viewer.offerPassing(EVENT);

        assertThat(viewer.take(Duration.ZERO)).containsExactly(EVENT, EVENT, EVENT);
    }

    @Test
    void afterItsEndNothingIsWritten() throws Exception {
        offer(2);
        viewer.end();
        offer(2);

        assertThat(viewer.take(Duration.ofSeconds(30))).isEmpty();
        assertThat(viewer.hasEnded()).isTrue();
        assertThat(viewer.queued()).isZero();
    }
}
