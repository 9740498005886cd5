package io.messagecenter.chat.reply;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param account through which new conversations begin; empty for the one that was heard of last */
@ConfigurationProperties("messagecenter.whapi")
record ChannelSettings(@DefaultValue("") String account) {}
