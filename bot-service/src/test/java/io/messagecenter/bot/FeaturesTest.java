package io.messagecenter.bot;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class FeaturesTest {

    @Test
    void dependOnEachOtherInOneDirectionAndOnlyOnWhatIsPublic() {
        ApplicationModules.of(BotServiceApplication.class).verify();
    }
}
