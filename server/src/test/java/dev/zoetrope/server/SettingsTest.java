package dev.zoetrope.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void theseAreAllSettingsWithTheirDefaults() {
        assertEquals("""
                host, ZOETROPE_HOST, ADDRESS, 127.0.0.1
                port, ZOETROPE_PORT, PORT, 4580
                data, ZOETROPE_DATA, FOLDER, zoetrope-data
                demo, ZOETROPE_DEMO, VIDEOS, none
                random-seed, ZOETROPE_RANDOM_SEED, NUMBER, none
                expose-demo, ZOETROPE_EXPOSE_DEMO, no argument, false
                loose, ZOETROPE_LOOSE, no argument, false
                limits, ZOETROPE_LIMITS, off|real, off
                research-page-size, ZOETROPE_RESEARCH_PAGE_SIZE, 10|20, 10
                search-time, ZOETROPE_SEARCH_TIME, SECONDS, 10
                search-life, ZOETROPE_SEARCH_LIFE, HOURS, 168
                ensemble-units, ZOETROPE_ENSEMBLE_UNITS, NUMBER, 11000
                oauth-error-status, ZOETROPE_OAUTH_ERROR_STATUS, 200|400|401, 200
                headless-login, ZOETROPE_HEADLESS_LOGIN, no argument, false
                token-life, ZOETROPE_TOKEN_LIFE, long|short, long
                code-reuse, ZOETROPE_CODE_REUSE, refuse|revoke, refuse
                refresh-reuse, ZOETROPE_REFRESH_REUSE, refuse|revoke, refuse
                handle-prefix, ZOETROPE_HANDLE_PREFIX, PATH, /dev/tiktok
                webhooks-private, ZOETROPE_WEBHOOKS_PRIVATE, no argument, false
                accounts, ZOETROPE_ACCOUNTS, JDBC-URL, none
                admin-hosts, ZOETROPE_ADMIN_HOSTS, NAMES, no names
                public-url, ZOETROPE_PUBLIC_URL, URL, none
                cors, ZOETROPE_CORS, ORIGINS, no names
                cors-tokens, ZOETROPE_CORS_TOKENS, no argument, false
                admin-key, ZOETROPE_ADMIN_KEY, KEY, none
                access-log, ZOETROPE_ACCESS_LOG, on|off, on
                config, ZOETROPE_CONFIG, FILE, none
                offline, ZOETROPE_OFFLINE, no argument, false
                upstreams, ZOETROPE_UPSTREAMS, NAMES, display,ensemble,gateway,research
                upstream-research-url, ZOETROPE_UPSTREAM_RESEARCH_URL, URL, https://open.tiktokapis.com
                upstream-research-key, ZOETROPE_UPSTREAM_RESEARCH_KEY, KEY, none
                upstream-research-secret, ZOETROPE_UPSTREAM_RESEARCH_SECRET, no flag, none
                upstream-display-url, ZOETROPE_UPSTREAM_DISPLAY_URL, URL, https://open.tiktokapis.com
                upstream-display-handle, ZOETROPE_UPSTREAM_DISPLAY_HANDLE, HANDLE, none
                upstream-display-key, ZOETROPE_UPSTREAM_DISPLAY_KEY, KEY, none
                upstream-display-token, ZOETROPE_UPSTREAM_DISPLAY_TOKEN, no flag, none
                upstream-ensemble-url, ZOETROPE_UPSTREAM_ENSEMBLE_URL, URL, https://ensembledata.com/apis
                upstream-ensemble-token, ZOETROPE_UPSTREAM_ENSEMBLE_TOKEN, no flag, none
                upstream-gateway-url, ZOETROPE_UPSTREAM_GATEWAY_URL, URL, none
                upstream-gateway-key, ZOETROPE_UPSTREAM_GATEWAY_KEY, no flag, none
                upstream-oembed-url, ZOETROPE_UPSTREAM_OEMBED_URL, URL, https://www.tiktok.com
                upstream-hosts, ZOETROPE_UPSTREAM_HOSTS, NAMES, no names
                upstream-private, ZOETROPE_UPSTREAM_PRIVATE, no argument, false
                upstream-budget, ZOETROPE_UPSTREAM_BUDGET, CALLS, 1000
                upstream-calls, ZOETROPE_UPSTREAM_CALLS, CALLS, 8
                upstream-time, ZOETROPE_UPSTREAM_TIME, SECONDS, 10
                user-fresh, ZOETROPE_USER_FRESH, HOURS, 24
                user-stale, ZOETROPE_USER_STALE, HOURS, 720
                video-fresh, ZOETROPE_VIDEO_FRESH, HOURS, 24
                video-stale, ZOETROPE_VIDEO_STALE, HOURS, 720
                """, Settings.ALL.stream().map(SettingsTest::row).collect(Collectors.joining()));
    }

    private static String row(Setting<?> setting) {
        var usual = setting.usual() == null ? "none" : setting.usual().isEmpty() ? "no names" : setting.usual();
        return String.join(
                        ", ",
                        setting.name(),
                        setting.variable(),
                        setting.isSecret() ? "no flag" : setting.isSwitch() ? "no argument" : setting.argument(),
                        usual)
                + "\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://a.example:443                        | https://a.example",
                "http://a.example:80                          | http://a.example",
                "https://a.example:80                         | https://a.example:80",
                "HTTPS://A.example, *                         | https://a.example,*",
                "http://[::1]:3000,http://[::1]:80            | http://[::1]:3000,http://[::1]",
                "http://localhost:3000,http://127.0.0.1:65535 | http://localhost:3000,http://127.0.0.1:65535",
            })
    void originsAreThoseThatBrowsersSend(String text, String origins) {
        assertEquals(Set.of(origins.split(",")), SettingReaders.origins(text));
    }

    @Test
    void everyDefaultCanBeRead() {
        var settings = Settings.read(Map.of(), Map.of());
        for (var setting : Settings.ALL) {
            assertEquals(setting.usual() == null, settings.find(setting) == null, setting.name());
            assertFalse(settings.isGiven(setting), setting.name());
        }
    }

    @Test
    void theFlagWinsOverTheVariableAndTheVariableOverTheFile() throws Exception {
        var file = config("port=1\nresearch-page-size=11\nsearch-time=21\n");
        var settings = Settings.read(
                Map.of("config", file, "port", "3"), Map.of("ZOETROPE_PORT", "2", "ZOETROPE_RESEARCH_PAGE_SIZE", "12"));
        assertEquals(3, settings.get(Settings.PORT));
        assertEquals(12, settings.get(Settings.PAGE_SIZE));
        assertEquals(21, settings.get(Settings.SEARCH_TIME).toSeconds());
        assertTrue(settings.isGiven(Settings.SEARCH_TIME));
    }

    @Test
    void theFileMayBeNamedByAVariable() throws Exception {
        var settings = Settings.read(Map.of(), Map.of("ZOETROPE_CONFIG", config("loose=true")));
        assertTrue(settings.get(Settings.LOOSE));
    }

    @Test
    void allMistakesAreToldAtOnceEachWithWhereItStands() throws Exception {
        var file = config("search-time=soon\nportt=1\n");
        var mistakes = mistakes(
                Map.of("config", file, "port", "70000", "demo", "", "host", "0.0.0.0"),
                Map.of("ZOETROPE_LIMITS", "maybe", "ZOETROPE_OAUTH_ERROR_STATUS", "500"));
        assertEquals(6, mistakes.size(), mistakes.toString());
        assertMentions(mistakes, "--port", "\"70000\"", "from 0 to 65535");
        assertMentions(mistakes, "ZOETROPE_LIMITS", "\"maybe\"", "off or real");
        assertMentions(mistakes, "ZOETROPE_OAUTH_ERROR_STATUS", "\"500\"", "200, 400 or 401");
        assertMentions(mistakes, "search-time in the properties file", "\"soon\"", "from 1 to 600");
        assertMentions(mistakes, "portt", "no setting", "serve --help");
        assertMentions(mistakes, "--host", "well-known credentials", "--expose-demo");
    }

    @ParameterizedTest
    @CsvSource({
        "port, -1",
        "port, 4580x",
        "demo, 0",
        "demo, 10000001",
        "demo, many",
        "research-page-size, 0",
        "research-page-size, 101",
        "search-time, 0",
        "search-time, 601",
        "search-life, 8761",
        "limits, on",
        "access-log, false",
        "loose, perhaps",
        "oauth-error-status, 0",
        "host, ''",
        "public-url, tiktok.example",
        "public-url, https://tiktok.example/path",
        "public-url, 'https://user@tiktok.example'",
        "public-url, 'https://tiktok.example?x'",
        "public-url, ftp://tiktok.example",
        "cors, app.example",
        "cors, https://app.example/",
        "cors, 'https://a.example,null'",
        "cors, ' '",
        "cors, ','",
        "cors, https://a.example:",
        "cors, https://a.example:0",
        "cors, https://a.example:65536",
        "cors, https://:443",
        "cors, https://münchen.example",
        "cors, https://*.example",
        "data, ''",
        "upstreams, tiktok",
        "upstream-research-url, ftp://a.example",
        "upstream-research-url, 'https://user@a.example'",
        "upstream-gateway-url, gateway.example",
        "upstream-gateway-url, 'https://a.example?key=1'",
        "upstream-budget, many",
        "upstream-budget, tiktok=5",
        "upstream-budget, -1",
        "upstream-calls, 0",
        "upstream-time, 21",
        "user-fresh, 87601",
        "video-stale, soon",
        "accounts, jdbc:mysql://localhost/x",
    })
    void refusesValuesOutOfBounds(String name, String value) {
        var mistakes = mistakes(Map.of(name, value), Map.of());
        assertEquals(1, mistakes.size(), mistakes.toString());
        assertMentions(mistakes, "--" + name, "must");
    }

    @Test
    void aSeedGoesWithADemoAlone() {
        assertMentions(mistakes(Map.of("random-seed", "7"), Map.of()), "--random-seed", "--demo");
        assertMentions(mistakes(Map.of(), Map.of("ZOETROPE_RANDOM_SEED", "7")), "ZOETROPE_RANDOM_SEED", "--demo");
        assertEquals(
                7,
                Settings.read(Map.of("random-seed", "7", "demo", ""), Map.of()).seed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.5", "example.org", "127.example.org"})
    void aDemoIsNotForOtherMachinesUnlessExposed(String host) {
        assertMentions(mistakes(Map.of("demo", "", "host", host), Map.of()), "--host", "--expose-demo");
        Settings.read(Map.of("demo", "", "host", host, "expose-demo", "true"), Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "localhost", "::1"})
    void aDemoIsServedToThisMachine(String host) {
        assertTrue(Settings.read(Map.of("demo", "", "host", host), Map.of()).isDemo());
    }

    @Test
    void aDemoKeepsItsAccountsToItself() {
        var url = "jdbc:postgresql://localhost/x";
        assertMentions(mistakes(Map.of("demo", "", "accounts", url), Map.of()), "--accounts", "demo");
    }

    @Test
    void aPasswordIsNeverShown() {
        var url = "postgresql://anna:hunter2@localhost/x?password=hunter2";
        assertFalse(mistakes(Map.of("accounts", url), Map.of()).toString().contains("hunter2"));
    }

    @Test
    void credentialsOfUpstreamsHaveNoFlagAndAreNeverShown() throws Exception {
        var name = UpstreamSettings.ENSEMBLE_TOKEN.name();
        var byFlag = Settings.read(Map.of(name, "hunter2"), Map.of());
        assertFalse(byFlag.isGiven(UpstreamSettings.ENSEMBLE_TOKEN));
        var byVariable = Settings.read(Map.of(), Map.of("ZOETROPE_UPSTREAM_ENSEMBLE_TOKEN", "hunter2"));
        assertEquals("hunter2", byVariable.get(UpstreamSettings.ENSEMBLE_TOKEN));
        var byFile = Settings.read(Map.of("config", config(name + "=hunter3")), Map.of());
        assertEquals("hunter3", byFile.get(UpstreamSettings.ENSEMBLE_TOKEN));
        var wrong = mistakes(Map.of(), Map.of("ZOETROPE_UPSTREAM_ENSEMBLE_TOKEN", "hunter 2"));
        assertMentions(wrong, "ZOETROPE_UPSTREAM_ENSEMBLE_TOKEN", "must have");
        assertFalse(wrong.toString().contains("hunter"), wrong.toString());
    }

    @Test
    void anUpstreamThatLacksACredentialIsAMistake() {
        assertMentions(
                mistakes(Map.of("upstream-research-key", "aw"), Map.of()),
                "upstream research",
                "ZOETROPE_UPSTREAM_RESEARCH_SECRET");
        assertMentions(
                mistakes(Map.of("upstreams", "gateway"), Map.of()),
                "ZOETROPE_UPSTREAM_GATEWAY_URL, ZOETROPE_UPSTREAM_GATEWAY_KEY");
        assertMentions(
                mistakes(Map.of(), Map.of("ZOETROPE_UPSTREAM_DISPLAY_TOKEN", "t")),
                "ZOETROPE_UPSTREAM_DISPLAY_HANDLE, ZOETROPE_UPSTREAM_DISPLAY_KEY");
        // A demo asks nobody, so that nothing is missing.
        Settings.read(Map.of("demo", ""), Map.of("ZOETROPE_UPSTREAM_DISPLAY_TOKEN", "t"));
    }

    @Test
    void anUpstreamAtAHostThatMayNotBeCalledIsAMistake() {
        var token = Map.of("ZOETROPE_UPSTREAM_ENSEMBLE_TOKEN", "t");
        assertMentions(
                mistakes(Map.of("upstream-hosts", "open.tiktokapis.com"), token),
                "--upstream-hosts",
                "--upstream-ensemble-url");
        Settings.read(Map.of("upstream-hosts", "EnsembleData.com"), token);
    }

    @Test
    void budgetsOfSomeMayBeSetApart() {
        var budgets = UpstreamBudgets.of("500, ensemble=20");
        assertEquals(20, budgets.of(UpstreamName.ENSEMBLE));
        assertEquals(500, budgets.of(UpstreamName.GATEWAY));
        assertEquals(1_000, UpstreamBudgets.of("oembed=0").of(UpstreamName.GATEWAY));
    }

    @Test
    void aFileThatCannotBeReadIsAMistake() throws Exception {
        var missing = folder.resolve("missing.properties").toString();
        assertMentions(mistakes(Map.of("config", missing), Map.of()), "--config", missing, "no such file");
        assertMentions(mistakes(Map.of("config", folder.toString()), Map.of()), "--config", "cannot be read");
        assertMentions(mistakes(Map.of("config", config("port=\\u12")), Map.of()), "--config", "cannot be read");
    }

    private String config(String text) throws Exception {
        return Files.writeString(folder.resolve("zoetrope.conf"), text, StandardCharsets.UTF_8)
                .toString();
    }

    private static List<String> mistakes(Map<String, String> flags, Map<String, String> environment) {
        var refusal = assertThrows(InvalidSettings.class, () -> Settings.read(flags, environment));
        return String.valueOf(refusal.getMessage()).lines().toList();
    }

    /** One line has all of these. */
    private static void assertMentions(List<String> lines, String... texts) {
        assertTrue(
                lines.stream().anyMatch(line -> List.of(texts).stream().allMatch(line::contains)),
                () -> List.of(texts) + " in " + lines);
    }
}
