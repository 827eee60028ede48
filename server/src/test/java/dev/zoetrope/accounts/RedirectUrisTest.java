package dev.zoetrope.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUrisTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WEB     | https://example.org              |
            WEB     | https://example.org/             |
            WEB     | https://example.org:8443/a/b_c~d |
            WEB     | https://192.0.2.7/callback       |
            WEB     | https://[2001:db8::1]/callback   |
            WEB     | https://example.org/a%20b;c=d,e@f:g*h | a reader takes these for the path
            MOBILE  | https://example.org/app/callback |
            DESKTOP | http://localhost:3000            |
            DESKTOP | http://localhost:3000/callback   |
            DESKTOP | https://127.0.0.1:443/callback/  |
            DESKTOP | http://127.0.0.1:*/callback/     |
            DESKTOP | https://localhost:*              |
            """)
    void anAddressByTheRulesIsTaken(Platform platform, String uri) {
        assertNull(RedirectUris.problem(platform, uri, false));
        assertTrue(app(platform, uri).allowsRedirect(uri.replace(":*/", ":1/").replaceFirst(":\\*$", ":1"), false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WEB     | http://example.org/            | https
            WEB     | https://localhost/callback     | not on this machine
            WEB     | https://127.0.0.1:8443/        | not on this machine
            WEB     | https://127.9.9.9/             | not on this machine
            WEB     | https://[::1]/                 | not on this machine
            WEB     | https://example.org:*/         | only a desktop app
            WEB     | https://example.org/?a=b       | no query
            WEB     | https://example.org/?          | no query
            WEB     | https://example.org/#          | no fragment
            WEB     | https://example.org/#a         | no fragment
            MOBILE  | http://example.org/            | https
            MOBILE  | myapp://callback               | absolute
            MOBILE  | https://localhost/             | not on this machine
            DESKTOP | https://example.org:443/       | localhost or 127.0.0.1
            DESKTOP | http://LOCALHOST:3000/         | localhost or 127.0.0.1
            DESKTOP | http://[::1]:3000/             | localhost or 127.0.0.1
            DESKTOP | http://127.0.0.2:3000/         | localhost or 127.0.0.1
            DESKTOP | http://localhost/callback      | names its port
            DESKTOP | http://localhost:3000/?a       | no query
            DESKTOP | http://localhost:0/            | absolute
            DESKTOP | http://localhost:65536/        | absolute
            DESKTOP | http://localhost:080/          | absolute
            DESKTOP | http://localhost:3*/           | absolute
            """)
    void anAddressThatBreaksARuleIsRefusedWithTheRule(Platform platform, String uri, String rule) {
        var problem = refused(RedirectUris.problem(platform, uri, false));
        assertTrue(problem.contains(rule), problem);
    }

    private static String refused(@Nullable String problem) {
        assertNotNull(problem);
        return problem;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/callback/",
                "example.org",
                "//example.org/",
                "https:///callback",
                "https://",
                "https:example.org",
                "HTTPS://example.org/",
                "javascript:alert(1)",
                "data:text/html,x",
                "https://user@example.org/",
                "https://user:secret@example.org/",
                "https://example.org@evil.example/",
                "https://example.org\\@evil.example/",
                "https://example.org\\evil",
                "https://example.org/a\\..\\b",
                "https://example.org/a/../b",
                "https://example.org/./a",
                "https://example.org/a/..",
                "https://example.org/a/%2e%2E/b",
                "https://example.org/a/.%2e/b",
                "https://example.org/a%2fb",
                "https://example.org/a%5Cb",
                "https://example.org/a%0d%0aLocation:x",
                "https://example.org/%00",
                "https://example.org/%7f",
                "https://example.org/%",
                "https://example.org/%2",
                "https://example.org/%zz",
                "https://example.org%2f.evil.example/",
                "https://example.org./",
                "https://.example.org/",
                "https://example..org/",
                "https://-example.org/",
                "https://example.org:/",
                "https://example.org:443:443/",
                "https://example.org:443evil/",
                "https://exämple.org/",
                "https://example.org/ü",
                "https://example。org/",
                "https://example.org/\u202e",
                "https://example.org/\r\nSet-Cookie: a=b",
                "https://example.org/\n",
                "https://example.org/\t",
                "https://exa mple.org/",
                "https://example.org/a b",
                " https://example.org/",
                "https://example.org/ ",
                "https://example.org/<script>",
                "https://example.org/\"",
                "https://example.org/{a}",
                "https://*.example.org/",
                "https://[::1",
                "https://[evil]/",
                "\0"
            })
    void whatReadersCouldTakeForDifferentAddressesIsRefusedOnEveryPlatform(String uri) {
        for (var platform : Platform.values()) {
            for (var loose : List.of(true, false)) {
                refused(RedirectUris.problem(platform, uri, loose));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddressHasLessThan512Characters(Platform platform) {
        var start = platform == Platform.DESKTOP ? "http://localhost:1/" : "https://example.org/";
        assertNull(RedirectUris.problem(platform, start + "a".repeat(511 - start.length()), false));
        assertEquals(
                "it has 512 characters, and at most 511 are allowed",
                RedirectUris.problem(platform, start + "a".repeat(512 - start.length()), false));
        refused(RedirectUris.problem(platform, start + "/a".repeat(1_000_000), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/", "http://localhost:3000/callback", "https://localhost/"})
    void aLooseWebAppMayUseHttpAndThisMachine(String uri) {
        assertNull(RedirectUris.problem(Platform.WEB, uri, true));
        var app = app(Platform.WEB, uri);
        assertTrue(app.allowsRedirect(uri, true));
        assertEquals(false, app.allowsRedirect(uri, false), "a strict server");
        refused(RedirectUris.problem(Platform.MOBILE, uri, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/callback",
                "https://example.org/callback//",
                "https://example.org/callback/?",
                "https://example.org/callback/?a=b",
                "https://example.org/callback/#",
                "https://example.org/Callback/",
                "https://example.org:443/callback/",
                "https://EXAMPLE.org/callback/",
                "https://example.org/%63allback/",
                "https://example.org./callback/",
                "https://example.org.evil.example/callback/",
                "https://evil.example/https://example.org/callback/",
                "https://example.org@evil.example/callback/",
                "https://example.org/callback/../callback/",
                "https://example.org/callback/ ",
                "http://example.org/callback/",
                "//example.org/callback/",
                "https://example.org/callback/\n",
                "https://example.org/callback/\r\nX: y",
                ""
            })
    void anAddressIsComparedCharacterByCharacter(String asked) {
        assertEquals(false, app(Platform.WEB, "https://example.org/callback/").allowsRedirect(asked, true));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:1/callback/,true",
        "http://localhost:3000/callback/,true",
        "http://localhost:65535/callback/,true",
        "http://localhost:0/callback/,false",
        "http://localhost:080/callback/,false",
        "http://localhost:65536/callback/,false",
        "http://localhost:123456/callback/,false",
        "http://localhost:/callback/,false",
        "http://localhost/callback/,false",
        "http://localhost:*/callback/,false",
        "http://localhost:+80/callback/,false",
        "http://localhost:٣/callback/,false",
        "http://localhost:80@evil.example/callback/,false",
        "http://localhost:80/evil/callback/,false",
        "http://localhost:80#/callback/,false",
        "http://localhost:80/callback,false",
        "http://localhost:80/callback/?a,false",
        "https://localhost:80/callback/,false",
        "http://127.0.0.1:80/callback/,false",
        "http://localhost.evil.example:80/callback/,false"
    })
    void aStarStandsForAnyPortAndNothingElse(String asked, boolean allowed) {
        assertEquals(
                allowed, app(Platform.DESKTOP, "http://localhost:*/callback/").allowsRedirect(asked, false));
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:3000/,true", "http://localhost:3001/,false", "http://localhost:*/,false"})
    void aPortThatIsNamedIsTheOnlyOne(String asked, boolean allowed) {
        assertEquals(allowed, app(Platform.DESKTOP, "http://localhost:3000/").allowsRedirect(asked, false));
    }

    private static App app(Platform platform, String uri) {
        return new App(
                "awdemo0000000001", "a", "d", platform, List.of(uri), Set.of(), Instant.EPOCH, null, List.of(), null);
    }
}
