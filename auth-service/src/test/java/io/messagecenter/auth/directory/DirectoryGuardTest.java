package io.messagecenter.auth.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.messagecenter.auth.Api;
import io.messagecenter.auth.AuthTest;
import io.messagecenter.contracts.Topic;
import io.messagecenter.platform.test.TestTopics;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@AuthTest
class DirectoryGuardTest {

    @Autowired
    Api api;

    @ParameterizedTest
    @EnumSource(
            value = Topic.class,
            names = {"AUTH_USERS", "AUTH_SESSIONS"})
    void whatNobodyCanReadEndsInTheDeadLettersOnceAndWhatFollowsIsInForce(Topic topic) {
        var poison = "{\"poison\": \"" + UUID.randomUUID() + "\"";
        TestTopics.sendRaw(topic.topicName(), "7", poison.getBytes(StandardCharsets.UTF_8));
        TestTopics.sendRaw(topic.topicName(), "7", null);

        var dead = TestTopics.awaitRecord(topic.dlt(), poison::equals);

        assertThat(dead.key()).isEqualTo("7");
        assertThat(text(dead.headers()
                        .lastHeader("kafka_dlt-original-consumer-group")
                        .value()))
                .startsWith("auth-service.");
        // Whoever logs in afterwards is known, so the readers went on.
        var user = api.newUser("agent");
        assertThat(api.login(user.read("$.username"), Api.PASSWORD).send().status())
                .isEqualTo(200);
        assertThat(TestTopics.records(topic.dlt()).stream()
                        .filter(record -> text(record.value()).equals(poison)))
                .hasSize(1);
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
