package dev.zoetrope.chance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Each draw starts from a digest of (seed, ordinal, purpose), so that neighbouring draws have nothing in common. */
final class SeededChance implements Chance {

    /** Stands for the ordinal where there is none. */
    private static final long OPEN = -1;

    /** Odd, so that no two ordinals meet. */
    private static final long STEP = 0xd1342543de82ef95L;

    /** Draws of one purpose that everybody may see. */
    private record Stream(long origin, AtomicLong ordinals) {}

    private final long seed;
    private final ConcurrentHashMap<String, Stream> open = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, AtomicLong> ordinals = new ConcurrentHashMap<>();

    SeededChance(long seed) {
        this.seed = seed;
    }

    @Override
    public RandomGenerator draw(String purpose) {
        long ordinal = ordinals.computeIfAbsent(purpose, _ -> new AtomicLong()).getAndIncrement();
        return new SplittableRandom(origin(purpose, ordinal));
    }

    /** The digest is that of the purpose alone; the generator itself scatters what begins side by side. */
    @Override
    public RandomGenerator drawOpen(String purpose) {
        var stream = open.computeIfAbsent(purpose, p -> new Stream(origin(p, OPEN), new AtomicLong()));
        return new SplittableRandom(stream.origin + stream.ordinals.getAndIncrement() * STEP);
    }

    /** The first run's numbers are the seed's own. */
    @Override
    public Chance ofRun(LongSupplier run) {
        long number = run.getAsLong();
        return number == 0 ? this : new SeededChance(origin("run", number));
    }

    private long origin(String purpose, long ordinal) {
        byte[] name = purpose.getBytes(UTF_8);
        byte[] origin = ByteBuffer.allocate(2 * Long.BYTES + name.length)
                .putLong(seed)
                .putLong(ordinal)
                .put(name)
                .array();
        return ByteBuffer.wrap(sha256(origin)).getLong();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
