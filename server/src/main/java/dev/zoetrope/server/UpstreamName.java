package dev.zoetrope.server;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The upstreams there are. */
enum UpstreamName {
    DISPLAY,
    RESEARCH,
    ENSEMBLE,
    GATEWAY,
    OEMBED;

    /** @throws IllegalArgumentException when there is none of the name */
    static UpstreamName of(String text) {
        return Arrays.stream(values())
                .filter(name -> name.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException('"' + text + "\" must be one of "
                        + Arrays.stream(values()).map(UpstreamName::text).collect(Collectors.joining(", "))));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    Setting<URI> url() {
        return switch (this) {
            case DISPLAY -> UpstreamSettings.DISPLAY_URL;
            case RESEARCH -> UpstreamSettings.RESEARCH_URL;
            case ENSEMBLE -> UpstreamSettings.ENSEMBLE_URL;
            case GATEWAY -> UpstreamSettings.GATEWAY_URL;
            case OEMBED -> UpstreamSettings.OEMBED_URL;
        };
    }

    /** Without these it cannot be asked. */
    List<Setting<?>> needed() {
        return Stream.<Setting<?>>concat(Stream.of(url()), credentials()).toList();
    }

    Stream<Setting<?>> credentials() {
        return switch (this) {
            case DISPLAY ->
                Stream.of(
                        UpstreamSettings.DISPLAY_HANDLE, UpstreamSettings.DISPLAY_KEY, UpstreamSettings.DISPLAY_TOKEN);
            case RESEARCH -> Stream.of(UpstreamSettings.RESEARCH_KEY, UpstreamSettings.RESEARCH_SECRET);
            case ENSEMBLE -> Stream.of(UpstreamSettings.ENSEMBLE_TOKEN);
            case GATEWAY -> Stream.of(UpstreamSettings.GATEWAY_KEY);
            case OEMBED -> Stream.of();
        };
    }
}
