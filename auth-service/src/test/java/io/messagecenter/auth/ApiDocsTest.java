package io.messagecenter.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.platform.test.ApiDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AuthTest
class ApiDocsTest {

    @Autowired
    private Api api;

    @Test
    void theDocumentThatIsCheckedInIsWhatTheServiceSays() {
        var docs = api.get("/v3/api-docs", api.admin());

        assertThat(docs.status()).isEqualTo(200);
        ApiDocument.isCheckedIn("auth", docs.body());
    }
}
