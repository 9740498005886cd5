package io.messagecenter.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.messagecenter.gateway.Asker;
import io.messagecenter.gateway.GatewayTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@GatewayTest
class StartPageTest {

    @Autowired
    Asker asker;

    @BeforeEach
    void allIsWell() {
        asker.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html;charset=UTF-8",
        "/start.css, text/css;charset=UTF-8",
        "/start.js, text/javascript;charset=UTF-8"
    })
    void thePageAndItsPartsAreThereForGetAndHead(String path, String type) {
        for (var method : List.of("GET", "HEAD")) {
            var response = asker.ask(asker.to(path).method(method, BodyPublishers.noBody()));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
            assertThat(response.body().isEmpty()).isEqualTo(method.equals("HEAD"));
        }
    }

    @Test
    void thePageHoldsNoInlineScript() {
        assertThat(asker.get("/").body())
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern("\\son[a-z]+=");
    }

    @Test
    void theStatusTellsWhichServicesAnswer() {
        var status = asker.get("/status");

        List<String> up = JsonPath.read(status.body(), "$.items[?(@.up == true)].name");
        List<String> down = JsonPath.read(status.body(), "$.items[?(@.up == false)].name");
        assertThat(up).containsExactly("auth", "webhook", "chat");
        assertThat(down).containsExactly("bot", "outbound");
        assertThat(JsonPath.<String>read(status.body(), "$.virtual_phone")).isEqualTo("http://localhost:8900");
    }
}
