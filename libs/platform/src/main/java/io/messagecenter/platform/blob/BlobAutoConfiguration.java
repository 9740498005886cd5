package io.messagecenter.platform.blob;

import java.nio.file.Path;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** A blob store for the services that say where it is. */
@AutoConfiguration
@ConditionalOnProperty("messagecenter.blob.folder")
@EnableConfigurationProperties(BlobAutoConfiguration.BlobProperties.class)
class BlobAutoConfiguration {

    /**
     * @param folder shared by chat-service and outbound-whapi-service
     */
    @ConfigurationProperties("messagecenter.blob")
    record BlobProperties(Path folder) {}

    @Bean
    BlobStore blobStore(BlobProperties properties) {
        return new BlobStore(properties.folder());
    }
}
