package dev.zoetrope.chance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Each draw starts from a digest of (seed, ordinal, purpose), so that neighbouring draws have nothing in common. */
final class SeededChance implements Chance {

    private final long seed;
    private final ConcurrentHashMap<String, AtomicLong> ordinals = new ConcurrentHashMap<>();

    SeededChance(long seed) {
        this.seed = seed;
    }

    @Override
    public RandomGenerator draw(String purpose) {
        long ordinal = ordinals.computeIfAbsent(purpose, _ -> new AtomicLong()).getAndIncrement();
        byte[] name = purpose.getBytes(UTF_8);
        byte[] origin = ByteBuffer.allocate(2 * Long.BYTES + name.length)
                .putLong(seed)
                .putLong(ordinal)
                .put(name)
                .array();
        return new SplittableRandom(ByteBuffer.wrap(sha256(origin)).getLong());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
