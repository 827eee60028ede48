package dev.zoetrope.accounts;

import java.nio.ByteBuffer;

/**
 * SHA-256 from within: what its state is after a block, and a digest that goes on from there. The JDK's digest gives no state away and takes none; the library that
 * does costs 0.28 s of processor time to load, since its jar is signed.
 */
final class Sha256State {
    /** Bytes of a block. */
    static final int BLOCK = 64;

    /** Bytes of a state, and of a digest. */
    static final int SIZE = 32;

    private static final int ROUNDS = 64;

    private static final int[] START = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };

    private static final int[] ROUND = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    };

    private Sha256State() {}

    /** The state after a first block. */
    static byte[] after(byte[] block) {
        var state = START.clone();
        compress(state, ByteBuffer.wrap(block));
        return bytes(state);
    }

    /** The digest of a first block, after which the state is this, and a message behind it. */
    static byte[] digest(byte[] stateAfterBlock, byte[] message) {
        int blocks = (message.length + 1 + Long.BYTES + BLOCK - 1) / BLOCK;
        var padded = ByteBuffer.allocate(blocks * BLOCK).put(message).put((byte) 0x80);
        padded.putLong(blocks * BLOCK - Long.BYTES, ((long) BLOCK + message.length) * Byte.SIZE);
        padded.rewind();
        var state = new int[START.length];
        ByteBuffer.wrap(stateAfterBlock).asIntBuffer().get(state);
        while (padded.hasRemaining()) {
            compress(state, padded);
        }
        return bytes(state);
    }

    private static byte[] bytes(int[] state) {
        var bytes = ByteBuffer.allocate(SIZE);
        bytes.asIntBuffer().put(state);
        return bytes.array();
    }

    /** Mixes a block in, as FIPS 180-4, 6.2.2, tells it. */
    private static void compress(int[] state, ByteBuffer block) {
        var w = new int[ROUNDS];
        for (int t = 0; t < ROUNDS; t++) {
            w[t] = t < 16 ? block.getInt() : scheduled(w[t - 2], w[t - 7], w[t - 15], w[t - 16]);
        }
        var v = state.clone();
        for (int t = 0; t < ROUNDS; t++) {
            int e = v[4];
            int mixed = Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
            int chosen = (e & v[5]) ^ (~e & v[6]);
            int first = v[7] + mixed + chosen + ROUND[t] + w[t];
            int a = v[0];
            int spread = Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
            int second = spread + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
            System.arraycopy(v, 0, v, 1, v.length - 1);
            v[4] += first;
            v[0] = first + second;
        }
        for (int i = 0; i < state.length; i++) {
            state[i] += v[i];
        }
    }

    private static int scheduled(int two, int seven, int fifteen, int sixteen) {
        int late = Integer.rotateRight(two, 17) ^ Integer.rotateRight(two, 19) ^ (two >>> 10);
        int early = Integer.rotateRight(fifteen, 7) ^ Integer.rotateRight(fifteen, 18) ^ (fifteen >>> 3);
        return late + seven + early + sixteen;
    }
}
