package io.messagecenter.chat.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    ChatPolicy chatPolicy(AccessSettings settings) {
        return new ChatPolicy(settings.agentsSeeUnassigned());
    }
}
