package io.messagecenter.outbound.whapi;

import io.messagecenter.contracts.EventHeaders;
import io.messagecenter.platform.kafka.TraceContext;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class WhapiConfiguration {

    static {
        // Many servers close a connection that was idle for 5 s. A send on a connection that is just being closed ends
        // unclear, so we
        // give it up first. The JDK reads this once, when its first client is made.
        if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
            System.setProperty("jdk.httpclient.keepalive.timeout", "4");
        }
    }

    /** Wrong settings are told at once, not after the start has waited for the database. */
    @Bean
    static BeanFactoryPostProcessor settingsFirst() {
        return beans -> beans.getBean(WhapiProperties.class);
    }

    /** HTTP/1.1, since the JDK repeats requests of HTTP/2 that a server refused; redirects are never followed. */
    @Bean(destroyMethod = "shutdownNow")
    HttpClient whapiConnections(WhapiProperties properties) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Bean
    RestClient whapiHttp(HttpClient whapiConnections, WhapiProperties properties, TraceContext trace) {
        return client(whapiConnections, properties, properties.readTimeout(), trace::traceParent);
    }

    /** For admins, who wait before a screen. */
    @Bean
    RestClient whapiDeskHttp(HttpClient whapiConnections, WhapiProperties properties, TraceContext trace) {
        return client(whapiConnections, properties, properties.deskTimeout(), trace::traceParent);
    }

    /** @param traceParent of what is being done by the calling thread; null when nothing is traced */
    static RestClient client(
            HttpClient whapiConnections,
            WhapiProperties properties,
            Duration readTimeout,
            Supplier<@Nullable String> traceParent) {
        var requests = new JdkClientHttpRequestFactory(whapiConnections, Executors.newVirtualThreadPerTaskExecutor());
        requests.setReadTimeout(readTimeout);
        var token = Objects.requireNonNull(properties.token(), "validated at start");
        return RestClient.builder()
                .requestFactory(requests)
                .requestInitializer(request -> {
                    var trace = traceParent.get();
                    if (trace != null) {
                        request.getHeaders().set(EventHeaders.TRACE_PARENT, trace);
                    }
                })
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token.value())
                .defaultHeader(HttpHeaders.ACCEPT, "application/json")
                .build();
    }
}
