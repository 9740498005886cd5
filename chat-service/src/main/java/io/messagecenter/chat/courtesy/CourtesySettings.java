package io.messagecenter.chat.courtesy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is done beside messages.
 *
 * @param readReceipts whether customers see that we read what they wrote
 * @param typing whether customers see that somebody here types
 * @param profiles whether the names and pictures of new customers are asked for
 */
@ConfigurationProperties("messagecenter.courtesy")
record CourtesySettings(
        @DefaultValue("true") boolean readReceipts,
        @DefaultValue("true") boolean typing,
        @DefaultValue("true") boolean profiles) {}
