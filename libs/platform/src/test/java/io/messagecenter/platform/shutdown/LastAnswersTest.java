package io.messagecenter.platform.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LastAnswersTest {

    private final LastAnswers answers = new LastAnswers(Duration.ofMillis(50));

    @Test
    void connectionsAreKeptWhileTheServiceRuns() throws Exception {
        answers.start();
        assertThat(connectionAfterAnAnswer()).isNull();
    }

    @Test
    void theyEndWithTheirAnswerBeforeTheRestStops() throws Exception {
        answers.start();
        var restStops = new CountDownLatch(1);

        answers.stop(restStops::countDown);

        assertThat(connectionAfterAnAnswer()).isEqualTo("close");
        assertThat(restStops.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private @Nullable String connectionAfterAnAnswer() throws Exception {
        var response = new MockHttpServletResponse();
        answers.doFilter(new MockHttpServletRequest(), response, new MockFilterChain());
        return response.getHeader("Connection");
    }
}
