package dev.zoetrope.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PublicUrlTest {
    /** What a server says of its own address to a request. */
    private static String told(PublicUrl url, String request) throws Exception {
        var routes = TestServer.routes().route("GET", "/url", call -> Answer.text(200, url.of(call)));
        try (var server = new TestServer(TestServer.LIMITS, routes);
                var client = server.connect()) {
            return client.send(request).reply().body();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:4580", "localhost", "[::1]:80", "open.tiktokapis.com", "My_Host.example:8080"})
    void theHostOfACallIsTheAddress(String host) throws Exception {
        assertEquals("http://" + host, told(PublicUrl.asCalled(), "GET /url HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a\"><script>", "a b", "user@a", "", "a?x"})
    void whatIsNoHostIsNotRepeated(String host) throws Exception {
        assertEquals("http://localhost", told(PublicUrl.asCalled(), "GET /url HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
    }

    @Test
    void whatAProxyWouldSayIsNotBelieved() throws Exception {
        assertEquals(
                "http://a",
                told(
                        PublicUrl.asCalled(),
                        "GET /url HTTP/1.1\r\nHost: a\r\nX-Forwarded-Host: evil\r\nX-Forwarded-Proto: https\r\nForwarded: host=evil\r\n\r\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://tiktok.example, https://tiktok.example",
        "https://tiktok.example/, https://tiktok.example",
        "HTTP://[::1]:4580, HTTP://[::1]:4580",
    })
    void theAddressThatIsSetIsTheSameForAllCalls(String set, String told) throws Exception {
        assertEquals(told, told(PublicUrl.fixed(set), "GET /url HTTP/1.1\r\nHost: a\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiktok.example",
                "//a",
                "https://",
                "https:///x",
                "https://a/b",
                "https://a?",
                "https://a#",
                "https://u@a",
                "ws://a",
                "https://a b"
            })
    void whatIsNoAddressOfAServerIsRefused(String url) {
        assertThrows(IllegalArgumentException.class, () -> PublicUrl.fixed(url));
    }
}
