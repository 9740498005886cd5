package io.messagecenter.outbound.whapi;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.StreamingHttpOutputMessage;

/**
 * A request's body that knows how far it got: JDK's client asks for it once the connection stands and the headers are under way. As
 * long as it was not asked for, no server can have carried the request out; afterwards nobody knows.
 */
final class GuardedBody implements StreamingHttpOutputMessage.Body {

    private enum Progress {
        NOT_ASKED_FOR,
        REFUSED,
        WRITTEN
    }

    private final byte @Nullable [] bytes;
    private final BooleanSupplier mayWrite;
    private volatile Progress progress = Progress.NOT_ASKED_FOR;

    GuardedBody(byte @Nullable [] bytes, BooleanSupplier mayWrite) {
        this.bytes = bytes;
        this.mayWrite = mayWrite;
    }

    boolean present() {
        return bytes != null;
    }

    long length() {
        return bytes == null ? 0 : bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (!mayWrite.getAsBoolean()) {
            progress = Progress.REFUSED;
            throw new IOException("claimed too long ago");
        }
        progress = Progress.WRITTEN;
        if (bytes != null) {
            out.write(bytes);
        }
    }

    /** What the failure of the call proves about the request. */
    Outcome proves(Throwable failure) {
        if (present() ? progress == Progress.NOT_ASKED_FOR : neverConnected(failure)) {
            return new Outcome.Unreachable(
                    "WHAPI cannot be reached: " + failure.getClass().getSimpleName());
        }
        return progress == Progress.REFUSED ? new Outcome.ClaimExpired() : WhapiAnswers.unclear();
    }

    private static boolean neverConnected(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof UnresolvedAddressException
                || failure instanceof UnknownHostException
                || failure instanceof SSLHandshakeException;
    }
}
