package io.messagecenter.outbound;

import io.messagecenter.platform.test.ApiDocument;
import io.messagecenter.platform.test.Caller;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class ApiDocsTest extends OutboundTest {

    @LocalServerPort
    int port;

    @Test
    void theDocumentThatIsCheckedInIsWhatTheServiceSays() {
        ApiDocument.isCheckedIn(
                "outbound",
                Caller.admin(port).get("/v3/api-docs").is(200).body().toString());
    }
}
