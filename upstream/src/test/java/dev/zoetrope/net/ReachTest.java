package dev.zoetrope.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {
    /** Columns: by http, by https; the same with private addresses allowed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            127.0.0.1                  | yes yes | yes yes
            127.255.255.254            | yes yes | yes yes
            ::1                        | yes yes | yes yes
            ::ffff:127.0.0.1           | yes yes | yes yes
            93.184.215.14              | no  yes | no  yes
            2606:2800:21f:cb07::1      | no  yes | no  yes
            64:ff9b::5db8:d70e         | no  yes | no  yes
            10.0.0.1                   | no  no  | yes yes
            10.255.255.255             | no  no  | yes yes
            11.0.0.1                   | no  yes | no  yes
            172.15.255.255             | no  yes | no  yes
            172.16.0.0                 | no  no  | yes yes
            172.31.255.255             | no  no  | yes yes
            172.32.0.1                 | no  yes | no  yes
            192.168.1.1                | no  no  | yes yes
            192.169.0.1                | no  yes | no  yes
            100.64.0.1                 | no  no  | yes yes
            100.127.255.255            | no  no  | yes yes
            100.128.0.1                | no  yes | no  yes
            fd00::1                    | no  no  | yes yes
            fc00::1                    | no  no  | yes yes
            ::ffff:10.0.0.1            | no  no  | yes yes
            64:ff9b::a00:1             | no  no  | yes yes
            169.254.169.254            | no  no  | no  no
            ::ffff:169.254.169.254     | no  no  | no  no
            64:ff9b::a9fe:a9fe         | no  no  | no  no
            fd00:ec2::254              | no  no  | yes yes
            fe80::1                    | no  no  | no  no
            fec0::1                    | no  no  | no  no
            0.0.0.0                    | no  no  | no  no
            0.1.2.3                    | no  no  | no  no
            ::                         | no  no  | no  no
            ::7f00:1                   | no  no  | no  no
            192.0.0.8                  | no  no  | no  no
            192.0.2.1                  | no  no  | no  no
            198.18.0.1                 | no  no  | no  no
            198.20.0.1                 | no  yes | no  yes
            198.51.100.1               | no  no  | no  no
            203.0.113.1                | no  no  | no  no
            224.0.0.1                  | no  no  | no  no
            239.255.255.255            | no  no  | no  no
            255.255.255.255            | no  no  | no  no
            ff02::1                    | no  no  | no  no
            2001:db8::1                | no  no  | no  no
            2001:0:4136:e378::1        | no  no  | no  no
            2002:7f00:1::              | no  no  | no  no
            2002:a00:1::1              | no  no  | no  no
            64:ff9b:1::a00:1           | no  no  | no  no
            """)
    void anAddressIsReachedOrNot(String text, String usual, String withPrivate) {
        var address = InetAddress.ofLiteral(text);
        assertEquals(usual, allowed(Reach.PUBLIC, address));
        assertEquals(withPrivate, allowed(Reach.PRIVATE, address));
    }

    private static String allowed(Reach reach, InetAddress address) {
        return (reach.allows(address, false) ? "yes " : "no  ") + (reach.allows(address, true) ? "yes" : "no");
    }

    /** The JDK makes IPv4 addresses of these whichever way they come; others than it may not. */
    @ParameterizedTest
    @CsvSource({"00000000000000000000ffff7f000001,true", "00000000000000000000ffff0a000001,false"})
    void bytesOfAMappedAddressAreRead(String bytes, boolean expected) throws Exception {
        var address = InetAddress.getByAddress(HexFormat.of().parseHex(bytes));
        assertEquals(expected, Reach.PUBLIC.allows(address, true));
    }
}
