package io.messagecenter.simulator.fault;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Ends connections the hard way. */
@Component
class Connections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private @Nullable ResettableHttp11Protocol protocol;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(ResettableHttp11Protocol.class.getName());
        factory.addProtocolHandlerCustomizers(handler -> {
            if (handler instanceof ResettableHttp11Protocol resettable) {
                protocol = resettable;
            }
        });
    }

    /** The client of this request sees "connection reset" at once. */
    void reset(HttpServletRequest request) throws IOException {
        if (protocol != null) {
            protocol.reset(request.getRemoteAddr(), request.getRemotePort());
        }
    }
}
