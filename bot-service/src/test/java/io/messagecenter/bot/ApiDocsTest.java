package io.messagecenter.bot;

import io.messagecenter.platform.test.ApiDocument;
import io.messagecenter.platform.test.Caller;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@BotTest
class ApiDocsTest {

    @LocalServerPort
    int port;

    @Test
    void theDocumentThatIsCheckedInIsWhatTheServiceSays() {
        ApiDocument.isCheckedIn(
                "bot", Caller.admin(port).get("/v3/api-docs").is(200).body().toString());
    }
}
