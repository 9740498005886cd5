package io.messagecenter.simulator.fault;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads {@code true} as one copy, {@code false} as none, a whole number as itself. */
final class CopiesDeserializer extends StdDeserializer<Integer> {

    CopiesDeserializer() {
        super(Integer.class);
    }

    @Override
    public Integer deserialize(JsonParser parser, DeserializationContext context) {
        var token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return parser.getIntValue();
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE ? 1 : 0;
        }
        return (Integer) context.handleUnexpectedToken(Integer.class, parser);
    }

    @Override
    public Integer getNullValue(DeserializationContext context) {
        return 0;
    }

    @Override
    public Integer getAbsentValue(DeserializationContext context) {
        return 0;
    }
}
