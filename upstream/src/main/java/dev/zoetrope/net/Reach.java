package dev.zoetrope.net;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where calls to others may go, so that an address of somebody else's making leads to nothing inside the network that the program stands in: to this machine, and to
 * public addresses by https. Private addresses only where that is set; never to link-local ones, among them those where clouds tell machines their secrets.
 */
public enum Reach {
    /** This machine and public addresses. */
    PUBLIC,
    /** Private networks as well, by http too. */
    PRIVATE;

    private static final List<Network> LOOPBACK = networks("127.0.0.0/8", "::1/128");

    private static final List<Network> PRIVATE_NETWORKS =
            networks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");

    /** What is no address of a public host, by IANA's registries of special addresses; of IPv6 everything but 2000::/3 is none. */
    private static final List<Network> NOT_PUBLIC = Stream.concat(
                    PRIVATE_NETWORKS.stream(),
                    networks(
                            "0.0.0.0/8",
                            "169.254.0.0/16",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "192.88.99.0/24",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "224.0.0.0/4",
                            "240.0.0.0/4",
                            "2001::/23",
                            "2001:db8::/32",
                            "2002::/16",
                            "3fff::/20")
                            .stream())
            .toList();

    private static final Network GLOBAL_UNICAST = Network.of("2000::/3");

    /** IPv4 addresses as hosts without IPv4 reach them. */
    private static final Network TRANSLATED = Network.of("64:ff9b::/96");

    /** IPv4 addresses written as IPv6 ones. Not as a literal, which the JDK reads as the address in it. */
    private static final Network MAPPED =
            new Network(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0}, 96);

    private static final int IPV4_BYTES = 4;

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }

    /** Whether a call may go to an address. */
    public boolean allows(InetAddress to, boolean encrypted) {
        var address = plain(to.getAddress());
        if (isIn(LOOPBACK, address)) {
            return true;
        }
        if (this == PRIVATE && isIn(PRIVATE_NETWORKS, address)) {
            return true;
        }
        return encrypted && isPublic(address);
    }

    private static boolean isPublic(byte[] address) {
        return !isIn(NOT_PUBLIC, address) && (address.length == IPV4_BYTES || GLOBAL_UNICAST.contains(address));
    }

    /** The IPv4 address in one that carries it, else the address. */
    private static byte[] plain(byte[] address) {
        return MAPPED.contains(address) || TRANSLATED.contains(address)
                ? Arrays.copyOfRange(address, address.length - IPV4_BYTES, address.length)
                : address;
    }

    private static boolean isIn(List<Network> networks, byte[] address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
