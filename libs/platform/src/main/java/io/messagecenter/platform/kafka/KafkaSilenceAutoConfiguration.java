package io.messagecenter.platform.kafka;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.kafka.support.ProducerListener;

/** Comes before Boot's own, whose listener writes the key and the value of a failed send into the log. */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
class KafkaSilenceAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(ProducerListener.class)
    FailedSends failedSends() {
        // What Spring itself says of a record that it could not send: by default all of it.
        KafkaUtils.setProducerRecordFormatter(record -> record.topic() + "-" + record.partition());
        return new FailedSends();
    }
}
