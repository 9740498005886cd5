package io.messagecenter.simulator.fault;

import java.io.IOException;
import java.net.StandardSocketOptions;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** Tomcat's HTTP connector, with a way to end a client's connection by a TCP reset. Tomcat makes it by its name. */
public final class ResettableHttp11Protocol extends Http11NioProtocol {

    /** Resets the connection from this address and port; nothing if it is gone already. */
    void reset(String remoteAddress, int remotePort) throws IOException {
        for (var connection : getEndpoint().getConnections()) {
            if (connection.getRemotePort() == remotePort && remoteAddress.equals(connection.getRemoteAddr())) {
                reset(connection);
                return;
            }
        }
    }

    private static void reset(SocketWrapperBase<NioChannel> connection) throws IOException {
        var socket = connection.getSocket().getIOChannel();
        // With a linger of zero, closing throws away what is unsent and sends RST instead of FIN.
        socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        socket.close();
        connection.close();
        // The descriptor is released when the selector next turns: now, rather than within a second.
        ((NioSocketWrapper) connection).getPoller().getSelector().wakeup();
    }
}
