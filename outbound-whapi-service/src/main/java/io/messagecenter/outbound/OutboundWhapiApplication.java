package io.messagecenter.outbound;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The only process that talks to WHAPI. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class OutboundWhapiApplication {

    public static void main(String[] args) {
        SpringApplication.run(OutboundWhapiApplication.class, args);
    }
}
