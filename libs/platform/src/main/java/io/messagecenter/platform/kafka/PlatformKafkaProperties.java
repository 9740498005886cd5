package io.messagecenter.platform.kafka;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a service says of its part in Kafka.
 *
 * @param consumes the topics whose records it may have to give up on
 */
@ConfigurationProperties("messagecenter.kafka")
record PlatformKafkaProperties(@DefaultValue List<String> consumes) {}
