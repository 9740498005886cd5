package io.messagecenter.chat.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param agentsSeeUnassigned whether agents see the chats that nobody is responsible for */
@ConfigurationProperties("messagecenter.access")
record AccessSettings(@DefaultValue("true") boolean agentsSeeUnassigned) {}
