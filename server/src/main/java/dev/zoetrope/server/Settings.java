package dev.zoetrope.server;

import dev.zoetrope.accounts.AccountLimits;
import dev.zoetrope.accounts.GrantRules;
import dev.zoetrope.accounts.Uses;
import dev.zoetrope.demo.DemoWorld;
import dev.zoetrope.ensemble.EnsembleSettings;
import dev.zoetrope.http.Cors;
import dev.zoetrope.http.PublicUrl;
import dev.zoetrope.login.LoginSettings;
import dev.zoetrope.oauth.OAuthSettings;
import dev.zoetrope.research.ResearchSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All settings of a server, each with a value. Immutable. */
public final class Settings {
    public static final Setting<String> HOST = new Setting<>(
            "host", "ADDRESS", "127.0.0.1", "Address to listen on; 0.0.0.0 for all networks.", SettingReaders::host);
    public static final Setting<Integer> PORT = new Setting<>(
            "port",
            "PORT",
            "4580",
            "Port to listen on; 0 takes a free one.",
            text -> SettingReaders.number(text, 0, 65_535));
    public static final Setting<Path> DATA = new Setting<>(
            "data",
            "FOLDER",
            "zoetrope-data",
            "Folder that keeps everything; a demo without it leaves nothing behind.",
            SettingReaders::path);
    public static final Setting<Integer> DEMO = new Setting<>(
            "demo",
            "VIDEOS",
            null,
            "Serve a made-up world of so many videos (20000 without a number), with credentials to try it.",
            SettingReaders::demo);
    public static final Setting<Long> RANDOM_SEED = new Setting<>(
            "random-seed",
            "NUMBER",
            null,
            "Which demo world: the same number gives the same one.",
            SettingReaders::number);
    public static final Setting<Boolean> EXPOSE_DEMO = new Setting<>(
            "expose-demo",
            "",
            "false",
            "Let other machines reach a demo and its well-known credentials.",
            SettingReaders::yes);
    public static final Setting<Boolean> LOOSE = new Setting<>(
            "loose",
            "",
            "false",
            "Accept mistakes that the real services refuse, such as a missing last slash.",
            SettingReaders::yes);
    public static final Setting<Boolean> LIMITS = new Setting<>(
            "limits",
            "off|real",
            "off",
            "Enforce the real services' quotas.",
            text -> SettingReaders.either(text, "off", "real"));
    public static final Setting<Integer> PAGE_SIZE = new Setting<>(
            "research-page-size",
            "10|20",
            "10",
            "Videos on a page when a query does not say; TikTok's guide says 10, its reference 20.",
            text -> SettingReaders.number(text, 1, 100));
    public static final Setting<Duration> SEARCH_TIME = new Setting<>(
            "search-time",
            "SECONDS",
            "10",
            "How long a search may take.",
            text -> SettingReaders.seconds(text, 1, 600));
    public static final Setting<Duration> SEARCH_LIFE = new Setting<>(
            "search-life",
            "HOURS",
            "168",
            "How long a search_id can be paged through.",
            text -> Duration.ofHours(SettingReaders.number(text, 1, 8_760)));
    public static final Setting<Integer> ENSEMBLE_UNITS = new Setting<>(
            "ensemble-units",
            "NUMBER",
            Integer.toString(EnsembleSettings.USUAL_DAILY_UNITS),
            "Units that a token of the EnsembleData API may spend on a day with --limits real, when its key has no quota of its own.",
            text -> SettingReaders.number(text, 0, Integer.MAX_VALUE));
    public static final Setting<Integer> OAUTH_ERROR_STATUS = new Setting<>(
            "oauth-error-status",
            "200|400|401",
            "200",
            "HTTP status of errors of the token endpoint.",
            SettingReaders::oauthErrorStatus);
    public static final Setting<Boolean> HEADLESS_LOGIN = new Setting<>(
            "headless-login",
            "",
            "false",
            "Let &zoetrope_user=HANDLE on the authorize page log in without a person; a demo always does.",
            SettingReaders::yes);
    public static final Setting<Boolean> TOKEN_LIFE = new Setting<>(
            "token-life",
            "long|short",
            "long",
            "How long tokens for people are good: 24 hours and 365 days, or 2 hours and 180 days as documented since November 2026.",
            text -> SettingReaders.either(text, "long", "short"));
    public static final Setting<Boolean> CODE_REUSE = new Setting<>(
            "code-reuse",
            "refuse|revoke",
            "refuse",
            "What comes of a code that is sent again: the real service refuses it; revoke ends its grant too.",
            text -> SettingReaders.either(text, "refuse", "revoke"));
    public static final Setting<Boolean> REFRESH_REUSE = new Setting<>(
            "refresh-reuse",
            "refuse|revoke",
            "refuse",
            "What comes of a refresh token that is sent again: the real service refuses it; revoke ends its grant too.",
            text -> SettingReaders.either(text, "refuse", "revoke"));
    public static final Setting<String> HANDLE_PREFIX = new Setting<>(
            "handle-prefix",
            "PATH",
            "/dev/tiktok",
            "Where the handle gateway stands, without a last slash; /tiktok leads to it as well.",
            SettingReaders::prefix);
    public static final Setting<Boolean> WEBHOOKS_PRIVATE = new Setting<>(
            "webhooks-private",
            "",
            "false",
            "Deliver webhooks to private addresses of your network as well, by http too.",
            SettingReaders::yes);
    public static final Setting<String> ACCOUNTS = new Setting<>(
            "accounts",
            "JDBC-URL",
            null,
            "PostgreSQL database for apps, tokens and use, instead of files in the data folder.",
            SettingReaders::postgres);
    public static final Setting<Set<String>> ADMIN_HOSTS = new Setting<>(
            "admin-hosts",
            "NAMES",
            "",
            "Host names, beside this machine's own, by which /_zoetrope/ may be called, with commas.",
            SettingReaders::names);
    public static final Setting<PublicUrl> PUBLIC_URL = new Setting<>(
            "public-url",
            "URL",
            null,
            "Address by which clients reach this server, such as https://tiktok.example, for links to pictures and pages; else the Host of each call.",
            SettingReaders::publicUrl);
    public static final Setting<Set<String>> CORS = new Setting<>(
            "cors",
            "ORIGINS",
            "",
            "Origins of web pages that may read data, such as https://app.example, with commas; * for all.",
            SettingReaders::origins);
    public static final Setting<Boolean> CORS_TOKENS = new Setting<>(
            "cors-tokens",
            "",
            "false",
            "Let the origins of --cors get tokens as well, which puts the app's secret into their pages.",
            SettingReaders::yes);
    public static final Setting<String> ADMIN_KEY = new Setting<>(
            "admin-key",
            "KEY",
            null,
            "Needed to manage apps over HTTP; without it, programs on this machine may. Best given as a variable.",
            SettingReaders::key);
    public static final Setting<Boolean> ACCESS_LOG = new Setting<>(
            "access-log",
            "on|off",
            "on",
            "Write a line for each call to standard error.",
            text -> SettingReaders.either(text, "off", "on"));
    public static final Setting<Path> CONFIG = new Setting<>(
            "config", "FILE", null, "Properties file with settings, one name=value a line.", SettingReaders::path);

    private static final List<Setting<?>> OWN = List.of(
            HOST,
            PORT,
            DATA,
            DEMO,
            RANDOM_SEED,
            EXPOSE_DEMO,
            LOOSE,
            LIMITS,
            PAGE_SIZE,
            SEARCH_TIME,
            SEARCH_LIFE,
            ENSEMBLE_UNITS,
            OAUTH_ERROR_STATUS,
            HEADLESS_LOGIN,
            TOKEN_LIFE,
            CODE_REUSE,
            REFRESH_REUSE,
            HANDLE_PREFIX,
            WEBHOOKS_PRIVATE,
            ACCOUNTS,
            ADMIN_HOSTS,
            PUBLIC_URL,
            CORS,
            CORS_TOKENS,
            ADMIN_KEY,
            ACCESS_LOG,
            CONFIG);

    /** Every setting, in the order of help. */
    public static final List<Setting<?>> ALL =
            Stream.concat(OWN.stream(), UpstreamSettings.ALL.stream()).toList();

    private final Map<Setting<?>, Object> values;
    private final Set<Setting<?>> given;

    Settings(Map<Setting<?>, Object> values, Set<Setting<?>> given) {
        this.values = Map.copyOf(values);
        this.given = Set.copyOf(given);
    }

    /**
     * Reads all settings.
     *
     * @param flags values by setting name
     * @param environment as the process has it
     * @throws InvalidSettings with every mistake, a line each
     */
    public static Settings read(Map<String, String> flags, Map<String, String> environment) {
        return new SettingsReader(flags, environment).read();
    }

    /** The value of a setting that always has one. */
    public <T> T get(Setting<T> setting) {
        var value = find(setting);
        if (value == null) {
            throw new IllegalStateException(setting.name() + " has no value");
        }
        return value;
    }

    /** The value of a setting; null when it has none. */
    @SuppressWarnings("unchecked") // Put there by the setting's own reader.
    public <T> @Nullable T find(Setting<T> setting) {
        return (T) values.get(setting);
    }

    /** Whether somebody set it. */
    public boolean isGiven(Setting<?> setting) {
        return given.contains(setting);
    }

    public boolean isDemo() {
        return find(DEMO) != null;
    }

    public long seed() {
        var seed = find(RANDOM_SEED);
        return seed == null ? DemoWorld.DEFAULT_SEED : seed;
    }

    /** By what address a call's client reaches this server. */
    public PublicUrl publicUrl() {
        var set = find(PUBLIC_URL);
        return set == null ? PublicUrl.asCalled() : set;
    }

    /** Who may read data. */
    Cors cors() {
        return new Cors(get(CORS));
    }

    /** Who may read tokens. */
    Cors tokenCors() {
        return get(CORS_TOKENS) ? cors() : Cors.NONE;
    }

    public ResearchSettings research() {
        return new ResearchSettings(
                get(PAGE_SIZE), get(SEARCH_TIME), get(LIMITS) ? ResearchSettings.REAL_DAILY_CALLS : Uses.UNLIMITED);
    }

    public EnsembleSettings ensemble() {
        return new EnsembleSettings(publicUrl(), get(LIMITS) ? get(ENSEMBLE_UNITS) : Uses.UNLIMITED, get(SEARCH_TIME));
    }

    public LoginSettings login() {
        return new LoginSettings(isDemo() || get(HEADLESS_LOGIN), get(LOOSE), publicUrl());
    }

    public OAuthSettings oauth() {
        var usual = get(TOKEN_LIFE) ? GrantRules.SHORT : GrantRules.LONG;
        return new OAuthSettings(
                get(OAUTH_ERROR_STATUS),
                new GrantRules(usual.life(), usual.refreshLife(), get(CODE_REUSE), get(REFRESH_REUSE)));
    }

    public AccountLimits accountLimits() {
        var usual = AccountLimits.DEFAULT;
        return new AccountLimits(get(SEARCH_LIFE), usual.searchesPerApp(), usual.useBlock(), usual.freeUseBlock());
    }
}
