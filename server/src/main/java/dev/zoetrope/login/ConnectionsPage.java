package dev.zoetrope.login;

import dev.zoetrope.accounts.App;
import dev.zoetrope.accounts.Connection;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The page of the apps that a person is connected with.
 *
 * @param path where its forms lead
 */
record ConnectionsPage(Card person, List<Item> apps, String path, String formToken) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /**
     * One of them.
     *
     * @param since a day, UTC
     */
    record Item(App app, List<ScopeText> scopes, String since) {
        static Item of(Connection connection) {
            return new Item(
                    connection.app(),
                    connection.scopes().stream().sorted().map(ScopeText::of).toList(),
                    DAY.format(connection.since()));
        }
    }
}
