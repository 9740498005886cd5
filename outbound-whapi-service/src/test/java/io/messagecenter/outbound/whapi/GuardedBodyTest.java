package io.messagecenter.outbound.whapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class GuardedBodyTest {

    private static final byte[] BYTES = {1, 2, 3};

    @Test
    void asLongAsTheBodyWasNotAskedForNothingWasSent() {
        var body = new GuardedBody(BYTES, () -> true);

        assertThat(body.proves(new ConnectException())).isInstanceOf(Outcome.Unreachable.class);
        assertThat(body.proves(new SSLHandshakeException("expired"))).isInstanceOf(Outcome.Unreachable.class);
        assertThat(body.proves(new HttpConnectTimeoutException("slow"))).isInstanceOf(Outcome.Unreachable.class);
        assertThat(body.proves(new IOException("closed"))).isInstanceOf(Outcome.Unreachable.class);
    }

    @Test
    void onceTheBodyWasWrittenNobodyKnowsWhateverTheErrorIsCalled() throws IOException {
        var out = new ByteArrayOutputStream();
        var body = new GuardedBody(BYTES, () -> true);
        body.writeTo(out);

        assertThat(out.toByteArray()).isEqualTo(BYTES);
        assertThat(body.proves(new HttpTimeoutException("slow"))).isInstanceOf(Outcome.Unclear.class);
        assertThat(body.proves(new ConnectException("odd"))).isInstanceOf(Outcome.Unclear.class);
    }

    @Test
    void aClaimThatIsTooOldWritesNothing() {
        var out = new ByteArrayOutputStream();
        var body = new GuardedBody(BYTES, () -> false);

        assertThatThrownBy(() -> body.writeTo(out)).isInstanceOf(IOException.class);
        assertThat(out.size()).isZero();
        assertThat(body.proves(new IOException())).isEqualTo(new Outcome.ClaimExpired());
    }

    @Test
    void withoutABodyOnlyAnErrorOfConnectingProvesAnything() {
        var body = new GuardedBody(null, () -> true);

        assertThat(body.proves(new UnresolvedAddressException())).isInstanceOf(Outcome.Unreachable.class);
        assertThat(body.proves(new IOException("closed"))).isInstanceOf(Outcome.Unclear.class);
    }
}
