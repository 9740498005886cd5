package io.messagecenter.fakeai;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Starts the server at {@code SERVER_ADDRESS} (127.0.0.1) and {@code SERVER_PORT} (8910). */
public final class FakeAiMain {

    private FakeAiMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        var host = System.getenv().getOrDefault("SERVER_ADDRESS", "127.0.0.1");
        var port = System.getenv().getOrDefault("SERVER_PORT", "8910");
        try (var fake = FakeAi.start(new InetSocketAddress(host, Integer.parseInt(port)))) {
            System.out.println("The fake AI answers at " + fake.baseUrl());
            Thread.currentThread().join();
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("The fake AI cannot listen at " + host + ":" + port + ": " + e.getMessage());
            System.exit(1);
        }
    }
}
