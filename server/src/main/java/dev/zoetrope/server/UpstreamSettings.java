package dev.zoetrope.server;

import dev.zoetrope.model.Identity;
import dev.zoetrope.readthrough.Freshness;
import dev.zoetrope.readthrough.ReadRules;
import dev.zoetrope.upstream.DisplayApi;
import dev.zoetrope.upstream.EnsembleApi;
import dev.zoetrope.upstream.OEmbedApi;
import dev.zoetrope.upstream.ResearchApi;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Settings of upstreams and of reading through them. */
final class UpstreamSettings {
    static final Setting<Boolean> OFFLINE = new Setting<>(
            "offline", "", "false", "Ask no upstream; answer from the catalog alone.", SettingReaders::yes);
    static final Setting<List<UpstreamName>> UPSTREAMS = new Setting<>(
            "upstreams",
            "NAMES",
            "display,ensemble,gateway,research",
            "Upstreams to ask for what is missing, in this order, with commas; those without credentials are passed over. Also: oembed, best as the last one.",
            UpstreamSettings::names);

    static final Setting<URI> RESEARCH_URL = url("research", ResearchApi.DEFAULT_BASE, "the Research API");
    static final Setting<String> RESEARCH_KEY = new Setting<>(
            "upstream-research-key", "KEY", null, "Client key of your Research API project.", SettingReaders::secret);
    static final Setting<String> RESEARCH_SECRET =
            Setting.secret("upstream-research-secret", "Client secret of your Research API project.");

    static final Setting<URI> DISPLAY_URL = url("display", DisplayApi.DEFAULT_BASE, "the Display API");
    static final Setting<Identity.Handle> DISPLAY_HANDLE = new Setting<>(
            "upstream-display-handle",
            "HANDLE",
            null,
            "Whose the Display API's access token is.",
            SettingReaders::handle);
    static final Setting<String> DISPLAY_KEY = new Setting<>(
            "upstream-display-key",
            "KEY",
            null,
            "Client key of the app that the access token was issued to.",
            SettingReaders::secret);
    static final Setting<String> DISPLAY_TOKEN =
            Setting.secret("upstream-display-token", "A creator's access token for the Display API.");

    static final Setting<URI> ENSEMBLE_URL = url("ensemble", EnsembleApi.DEFAULT_BASE, "EnsembleData");
    static final Setting<String> ENSEMBLE_TOKEN =
            Setting.secret("upstream-ensemble-token", "Token of your EnsembleData account.");

    static final Setting<URI> GATEWAY_URL = new Setting<>(
            "upstream-gateway-url",
            "URL",
            null,
            "Where a handle gateway is, such as https://gateway.example/dev/tiktok.",
            SettingReaders::baseUrl);
    static final Setting<String> GATEWAY_KEY = Setting.secret("upstream-gateway-key", "API key of the handle gateway.");

    static final Setting<URI> OEMBED_URL = url("oembed", OEmbedApi.DEFAULT_BASE, "oEmbed");

    static final Setting<Set<String>> HOSTS = new Setting<>(
            "upstream-hosts",
            "NAMES",
            "",
            "Hosts that may be called, with commas; else those of the upstreams' URLs.",
            SettingReaders::names);
    static final Setting<Boolean> PRIVATE = new Setting<>(
            "upstream-private",
            "",
            "false",
            "Call upstreams at private addresses of your network as well, by http too.",
            SettingReaders::yes);
    static final Setting<UpstreamBudgets> BUDGET = new Setting<>(
            "upstream-budget",
            "CALLS",
            "1000",
            "Calls to each upstream in a day, UTC; 1000,ensemble=200 sets one apart.",
            UpstreamBudgets::of);
    static final Setting<Integer> CALLS = new Setting<>(
            "upstream-calls",
            "CALLS",
            "8",
            "Calls to one upstream at once.",
            text -> SettingReaders.number(text, 1, ReadRules.CALLS));
    static final Setting<Duration> TIME = new Setting<>(
            "upstream-time",
            "SECONDS",
            "10",
            "How long fetching may take, all upstreams together.",
            text -> SettingReaders.seconds(text, 1, 20));

    static final Setting<Duration> USER_FRESH =
            new Setting<>("user-fresh", "HOURS", "24", "How long a user is not fetched again.", SettingReaders::hours);
    static final Setting<Duration> USER_STALE = new Setting<>(
            "user-stale",
            "HOURS",
            "720",
            "How long after that a user is answered at once and fetched behind the answer.",
            SettingReaders::hours);
    static final Setting<Duration> VIDEO_FRESH =
            new Setting<>("video-fresh", "HOURS", "24", "As --user-fresh, for videos.", SettingReaders::hours);
    static final Setting<Duration> VIDEO_STALE =
            new Setting<>("video-stale", "HOURS", "720", "As --user-stale, for videos.", SettingReaders::hours);

    static final List<Setting<?>> ALL = List.of(
            OFFLINE,
            UPSTREAMS,
            RESEARCH_URL,
            RESEARCH_KEY,
            RESEARCH_SECRET,
            DISPLAY_URL,
            DISPLAY_HANDLE,
            DISPLAY_KEY,
            DISPLAY_TOKEN,
            ENSEMBLE_URL,
            ENSEMBLE_TOKEN,
            GATEWAY_URL,
            GATEWAY_KEY,
            OEMBED_URL,
            HOSTS,
            PRIVATE,
            BUDGET,
            CALLS,
            TIME,
            USER_FRESH,
            USER_STALE,
            VIDEO_FRESH,
            VIDEO_STALE);

    private UpstreamSettings() {}

    private static Setting<URI> url(String name, URI usual, String of) {
        return new Setting<>(
                "upstream-" + name + "-url", "URL", usual.toString(), "Where " + of + " is.", SettingReaders::baseUrl);
    }

    private static List<UpstreamName> names(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(UpstreamName::of)
                .distinct()
                .toList();
    }

    static ReadRules rules(Settings settings) {
        return new ReadRules(
                new Freshness(settings.get(USER_FRESH), settings.get(USER_STALE)),
                new Freshness(settings.get(VIDEO_FRESH), settings.get(VIDEO_STALE)),
                settings.get(TIME),
                settings.get(CALLS));
    }

    /** Those that are asked, in their order. */
    static List<UpstreamName> asked(Settings settings) {
        var named = settings.find(UPSTREAMS);
        return named == null
                ? List.of()
                : named.stream()
                        .filter(name -> missing(name, settings).isEmpty())
                        .toList();
    }

    private static List<String> missing(UpstreamName name, Settings settings) {
        return name.needed().stream()
                .filter(setting -> settings.find(setting) == null)
                .map(Setting::variable)
                .toList();
    }

    /** What does not go together, once every setting by itself can be read. */
    static List<String> mistakes(Settings settings) {
        var mistakes = new ArrayList<String>();
        var named = settings.isGiven(UPSTREAMS) ? settings.find(UPSTREAMS) : null;
        for (var name : UpstreamName.values()) {
            var missing = missing(name, settings);
            boolean isMeant = (named != null && named.contains(name))
                    || name.credentials().anyMatch(settings::isGiven);
            if (isMeant && !missing.isEmpty()) {
                mistakes.add("upstream " + name.text() + ": it also needs " + String.join(", ", missing));
            }
        }
        var hosts = settings.find(HOSTS);
        if (hosts != null && !hosts.isEmpty()) {
            asked(settings).stream()
                    .map(UpstreamName::url)
                    .filter(url -> !hosts.contains(host(settings.get(url))))
                    .forEach(url -> mistakes.add("--upstream-hosts: the host of " + url.flag() + " is not among them"));
        }
        return mistakes;
    }

    private static String host(URI url) {
        return url.getHost().toLowerCase(Locale.ROOT);
    }
}
