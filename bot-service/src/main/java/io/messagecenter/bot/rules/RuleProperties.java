package io.messagecenter.bot.rules;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * Where the first rules come from.
 *
 * @param file path of a YAML file; empty for the one that comes with the service. It is checked at every start, and read into the
 *     database once, the first time
 */
@ConfigurationProperties("bot.rules")
record RuleProperties(@DefaultValue("") String file) {

    Resource resource() {
        return file.isBlank() ? new ClassPathResource("bot-rules.yaml") : new FileSystemResource(file.strip());
    }
}
