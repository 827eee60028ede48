package dev.zoetrope.net;

import java.net.InetAddress;
import java.util.Arrays;

/** A block of addresses. */
final class Network {
    private final byte[] address;
    private final int bits;

    /** @param bits so many of the address are those of all in the block */
    Network(byte[] address, int bits) {
        this.address = address.clone();
        this.bits = bits;
    }

    /** @param text such as {@code 10.0.0.0/8} */
    static Network of(String text) {
        int slash = text.indexOf('/');
        return new Network(
                InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
                Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int rest = bits % Byte.SIZE;
        int mask = 0xff << (Byte.SIZE - rest) & 0xff;
        return Arrays.equals(address, 0, whole, other, 0, whole)
                && (rest == 0 || (address[whole] & mask) == (other[whole] & mask));
    }
}
