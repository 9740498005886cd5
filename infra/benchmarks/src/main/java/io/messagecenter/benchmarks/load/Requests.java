package io.messagecenter.benchmarks.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Where a load's requests come from. Called by one thread at a time. */
@FunctionalInterface
public interface Requests {

    /** The bytes of a whole HTTP/1.1 request for a kept connection. */
    ByteBuf next(ByteBufAllocator allocator, long number);

    /** The same request again and again. */
    static Requests always(String request) {
        var bytes = request.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return (allocator, number) -> allocator.buffer(bytes.length).writeBytes(bytes);
    }
}
