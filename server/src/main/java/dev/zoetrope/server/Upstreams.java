package dev.zoetrope.server;

import dev.zoetrope.accounts.Accounts;
import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.net.Reach;
import dev.zoetrope.readthrough.Budgeted;
import dev.zoetrope.readthrough.CatalogReads;
import dev.zoetrope.readthrough.Reads;
import dev.zoetrope.readthrough.UpstreamReads;
import dev.zoetrope.upstream.DisplayApi;
import dev.zoetrope.upstream.EnsembleApi;
import dev.zoetrope.upstream.HandleGatewayApi;
import dev.zoetrope.upstream.JsonClient;
import dev.zoetrope.upstream.OEmbedApi;
import dev.zoetrope.upstream.ResearchApi;
import dev.zoetrope.upstream.Upstream;
import java.time.InstantSource;
import java.util.List;

/** The upstreams that the settings name. */
final class Upstreams {
    private Upstreams() {}

    /** A demo asks nobody, whatever is set. */
    static Reads reads(Settings settings, Catalog catalog, Accounts accounts, InstantSource clock) {
        var names = UpstreamSettings.asked(settings);
        if (settings.isDemo() || names.isEmpty()) {
            return new CatalogReads(catalog);
        }
        var rules = UpstreamSettings.rules(settings);
        if (settings.get(UpstreamSettings.OFFLINE)) {
            return new UpstreamReads(catalog, accounts.calls(), clock, rules, List.of(), () -> {});
        }
        var client = new JsonClient(
                settings.get(UpstreamSettings.PRIVATE) ? Reach.PRIVATE : Reach.PUBLIC,
                settings.get(UpstreamSettings.HOSTS),
                JsonClient.LARGEST_BODY,
                clock);
        var budgets = settings.get(UpstreamSettings.BUDGET);
        var upstreams = names.stream()
                .map(name -> new Budgeted(upstream(name, settings, client), budgets.of(name)))
                .toList();
        return new UpstreamReads(catalog, accounts.calls(), clock, rules, upstreams, client::close);
    }

    private static Upstream upstream(UpstreamName name, Settings settings, JsonClient client) {
        var url = settings.get(name.url());
        return switch (name) {
            case DISPLAY ->
                new DisplayApi(
                        client,
                        url,
                        settings.get(UpstreamSettings.DISPLAY_KEY),
                        settings.get(UpstreamSettings.DISPLAY_HANDLE),
                        settings.get(UpstreamSettings.DISPLAY_TOKEN),
                        null);
            case RESEARCH ->
                new ResearchApi(
                        client,
                        url,
                        settings.get(UpstreamSettings.RESEARCH_KEY),
                        settings.get(UpstreamSettings.RESEARCH_SECRET));
            case ENSEMBLE -> new EnsembleApi(client, url, settings.get(UpstreamSettings.ENSEMBLE_TOKEN));
            case GATEWAY -> new HandleGatewayApi(client, url, settings.get(UpstreamSettings.GATEWAY_KEY));
            case OEMBED -> new OEmbedApi(client, url);
        };
    }
}
