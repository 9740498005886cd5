package io.messagecenter.platform.directory;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** The directory of a service that verifies tokens. */
@Configuration(proxyBeanMethods = false)
public class DirectoryConfiguration {

    @Bean
    Directory userDirectory(Clock clock) {
        return new Directory(clock);
    }

    /** By this name it belongs to the readiness group. */
    @Bean
    DirectoryReader directory(ConsumerFactory<String, byte[]> consumers, Directory directory) {
        return new DirectoryReader(consumers, directory);
    }
}
