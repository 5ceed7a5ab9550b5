package org.parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that begin together and each do one thing after another until the time is up. */
final class Clients {

    /** One client's work. */
    interface Client extends AutoCloseable {

        void act(int number) throws Exception;

        @Override
        default void close() throws Exception {}
    }

    /** Makes the client of a number. */
    interface Maker {

        Client client(int number) throws Exception;
    }

    /** What came of it: how many a second, and how long each took, in milliseconds. */
    record Measured(double rate, List<Double> times) {}

    private Clients() {}

    static Measured measure(int clients, double seconds, Maker maker) throws Exception {
        CountDownLatch ready = new CountDownLatch(clients);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<List<Double>>> work = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        long began;
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int number = 0; number < clients; number++) {
                int each = number;
                work.add(threads.submit(() -> {
                    List<Double> own = new ArrayList<>();
                    try (Client client = maker.client(each)) {
                        ready.countDown();
                        start.await();
                        long end = System.nanoTime() + (long) (seconds * 1e9);
                        for (int i = 0; System.nanoTime() < end; i++) {
                            long before = System.nanoTime();
                            client.act(i);
                            own.add((System.nanoTime() - before) / 1e6);
                        }
                    }
                    return own;
                }));
            }
            ready.await();
            began = System.nanoTime();
            start.countDown();
            for (Future<List<Double>> each : work) {
                times.addAll(each.get());
            }
        }
        return new Measured(times.size() / ((System.nanoTime() - began) / 1e9), times);
    }
}
