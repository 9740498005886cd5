package io.messagecenter.systemtests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Plays the customers, and tells what WHAPI took. */
public final class Simulator {

    private final Api api;

    Simulator(Api api) {
        this.api = api;
    }

    /** A customer writes; returns the provider's id of the message. */
    public String writes(String phone, String name, String text) {
        return api.post("/sim/inbound", Map.of("phone", phone, "name", name, "text", text))
                .expect(201)
                .json()
                .get("message_id")
                .asString();
    }

    /** A colleague writes to the customer from the phone. */
    public void writesFromThePhone(String phone, String text) {
        api.post("/sim/inbound", Map.of("phone", phone, "text", text, "from_me", true))
                .expect(201);
    }

    /** The words that WHAPI took for this number, in order. */
    public List<String> received(String phone) {
        var words = new ArrayList<String>();
        for (JsonNode sent :
                api.get("/sim/sent?phone=" + phone).expect(200).json().get("items")) {
            words.add(sent.get("body").get("body").asString());
        }
        return words;
    }

    public void faults(Map<String, ?> faults) {
        api.put("/sim/faults", faults).expect(200);
    }
}
