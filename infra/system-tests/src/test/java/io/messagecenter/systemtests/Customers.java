package io.messagecenter.systemtests;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import tools.jackson.databind.JsonNode;

/** Finds chats and their messages as an admin sees them. */
final class Customers {

    private Customers() {}

    /** A number that no other test uses. */
    static String newPhone() {
        return "62812" + ThreadLocalRandom.current().nextLong(10_000_000L, 99_999_999L);
    }

    static ConditionFactory eventually() {
        return Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .pollInterval(java.time.Duration.ofMillis(50));
    }

    /** The chat with this number; waits until it is there. */
    static long chatOf(Api admin, String phone) {
        return eventually()
                .until(
                        () -> {
                            for (JsonNode chat : admin.get("/chats/?limit=100&q=" + phone)
                                    .expect(200)
                                    .json()
                                    .get("items")) {
                                if (phone.equals(digits(chat.get("customer").get("phone")))) {
                                    return chat.get("id").asLong();
                                }
                            }
                            return 0L;
                        },
                        id -> id > 0);
    }

    static List<JsonNode> messages(Api api, long chatId) {
        var all = new ArrayList<JsonNode>();
        api.get("/chats/" + chatId).expect(200).json().get("messages").forEach(all::add);
        return all;
    }

    static List<String> texts(Api api, long chatId) {
        return messages(api, chatId).stream().map(m -> m.get("text").asString()).toList();
    }

    private static String digits(JsonNode phone) {
        return phone.isNull() ? "" : phone.asString().replace("+", "");
    }
}
