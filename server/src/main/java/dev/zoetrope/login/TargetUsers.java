package dev.zoetrope.login;

import dev.zoetrope.accounts.App;
import dev.zoetrope.catalog.CatalogReader;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.model.Identity.Handle;
import java.util.List;
import java.util.Optional;

/** Who can log in to an app: anybody; to a sandbox, its target users alone. */
final class TargetUsers {
    private TargetUsers() {}

    static boolean admit(App app, Subject person) {
        var handle = person.user().handle();
        return !app.isSandbox() || (handle != null && app.targetUsers().contains(Handle.normal(handle)));
    }

    /** Those whom a text finds; an empty one finds the most followed. */
    static List<Subject> find(App app, String text, int limit, CatalogReader catalog, long now) {
        return app.isSandbox()
                ? app.targetUsers().stream()
                        .filter(handle -> handle.startsWith(Handle.normal(text)))
                        .map(handle -> catalog.subject(Handle.term(handle), now))
                        .flatMap(Optional::stream)
                        .limit(limit)
                        .toList()
                : catalog.people(text, limit);
    }
}
