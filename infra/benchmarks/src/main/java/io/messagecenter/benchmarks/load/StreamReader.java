package io.messagecenter.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A client of a live stream. It can be cut off and come back to where it was. */
public final class StreamReader {

    private static final Pattern ID = Pattern.compile("(?m)^id: ?(.*)$");
    private static final Pattern NAME = Pattern.compile("(?m)^event: ?(.*)$");
    private static final Pattern PROVIDER_ID = Pattern.compile("\"provider_id\":\"([^\"]*)\"");

    /** Hears of the messages that a stream tells. */
    @FunctionalInterface
    public interface Listener {
        /** @param nanoTime when the last byte was there */
        void created(StreamReader stream, String providerId, long nanoTime);
    }

    private final EventLoopGroup group;
    private final int port;
    private final String token;
    private final Listener listener;
    private volatile @Nullable Channel channel;
    private volatile String lastId = "";
    private volatile int resyncs;

    public StreamReader(EventLoopGroup group, int port, String token, Listener listener) {
        this.group = group;
        this.port = port;
        this.token = token;
        this.listener = listener;
    }

    /** How often the server said that something is missing. */
    public int resyncs() {
        return resyncs;
    }

    /** Opens the stream, after what was read last; completes when the first bytes of it are there. */
    public CompletableFuture<Void> open() {
        var opened = new CompletableFuture<Void>();
        new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        connection.pipeline().addLast(new HttpResponseDecoder(), new Reading(opened));
                    }
                })
                .connect("127.0.0.1", port)
                .addListener(outcome -> {
                    if (!outcome.isSuccess()) {
                        opened.completeExceptionally(outcome.cause());
                    }
                });
        return opened;
    }

    /** Ends the connection as a browser does that loses its network. */
    public void cut() {
        var open = channel;
        if (open != null) {
            open.close();
        }
    }

    private final class Reading extends ChannelInboundHandlerAdapter {

        private final ByteBuf text = Unpooled.buffer(4096);
        private final CompletableFuture<Void> opened;

        Reading(CompletableFuture<Void> opened) {
            this.opened = opened;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            channel = context.channel();
            var request = """
                    GET /chats/stream HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Accept: text/event-stream\r
                    Authorization: Bearer %s\r
                    %s\r
                    """.formatted(token, lastId.isEmpty() ? "" : "Last-Event-ID: " + lastId + "\r\n");
            context.writeAndFlush(Unpooled.copiedBuffer(request, US_ASCII));
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object part) {
            if (part instanceof HttpResponse response && response.status().code() != 200) {
                opened.completeExceptionally(new IllegalStateException("a stream was answered " + response.status()));
            } else if (part instanceof HttpContent content) {
                text.writeBytes(content.content());
                read(System.nanoTime());
            }
            ReferenceCountUtil.release(part);
        }

        private void read(long now) {
            for (int end = endOfFrame(); end >= 0; end = endOfFrame()) {
                frame(
                        text.readCharSequence(end - text.readerIndex(), ISO_8859_1)
                                .toString(),
                        now);
                opened.complete(null);
            }
            text.discardReadBytes();
        }

        /** Behind the next empty line; -1 if there is none yet. */
        private int endOfFrame() {
            for (int i = text.readerIndex() + 1; i < text.writerIndex(); i++) {
                if (text.getByte(i) == '\n' && text.getByte(i - 1) == '\n') {
                    return i + 1;
                }
            }
            return -1;
        }

        private void frame(String frame, long now) {
            var id = ID.matcher(frame);
            if (id.find()) {
                lastId = id.group(1);
            }
            var name = NAME.matcher(frame);
            if (!name.find()) {
                return;
            }
            switch (name.group(1)) {
                case "resync" -> resyncs++;
                case "message.created" -> {
                    var provider = PROVIDER_ID.matcher(frame);
                    if (provider.find()) {
                        listener.created(StreamReader.this, provider.group(1), now);
                    }
                }
                default -> {}
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            opened.completeExceptionally(new IllegalStateException("the stream ended"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            opened.completeExceptionally(cause);
            context.close();
        }
    }
}
