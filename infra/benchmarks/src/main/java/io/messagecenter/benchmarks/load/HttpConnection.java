package io.messagecenter.benchmarks.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One kept connection, which is opened again under the same name when the server ends it. */
final class HttpConnection {

    private final HttpLoad load;
    private final InetSocketAddress from;
    private @Nullable Channel channel;
    private boolean waiting;
    private boolean keptAlive;
    private long number;
    private long due;
    private int status;

    HttpConnection(HttpLoad load, InetSocketAddress from) {
        this.load = load;
        this.from = from;
    }

    /** Its own address. */
    InetSocketAddress from() {
        return from;
    }

    ByteBufAllocator allocator() {
        return Objects.requireNonNull(channel).alloc();
    }

    boolean isOpen() {
        return keptAlive && channel != null && channel.isActive();
    }

    void send(long requestNumber, long dueAt, ByteBuf request) {
        number = requestNumber;
        due = dueAt;
        waiting = true;
        Objects.requireNonNull(channel).writeAndFlush(request, channel.voidPromise());
    }

    void giveUp() {
        if (waiting && channel != null) {
            channel.close();
        }
    }

    private void settle(int answer) {
        waiting = false;
        load.answered(this, number, due, answer);
    }

    ChannelInboundHandlerAdapter handler() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelActive(ChannelHandlerContext context) {
                channel = context.channel();
                keptAlive = true;
            }

            @Override
            public void channelRead(ChannelHandlerContext context, Object part) {
                if (part instanceof HttpResponse response) {
                    status = response.status().code();
                    keptAlive = HttpUtil.isKeepAlive(response);
                }
                if (part instanceof LastHttpContent) {
                    if (!keptAlive) {
                        context.close();
                    }
                    settle(status);
                }
                ReferenceCountUtil.release(part);
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) {
                keptAlive = false;
                if (waiting) {
                    settle(0);
                }
                load.closed(HttpConnection.this);
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                context.close();
            }
        };
    }
}
