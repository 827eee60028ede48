package dev.zoetrope.contract;

import static dev.zoetrope.contract.Behaviour.Known.CLIENTS;
import static dev.zoetrope.contract.Behaviour.Known.DOCUMENTED;
import static dev.zoetrope.contract.Behaviour.Known.SEEN;
import static dev.zoetrope.contract.Behaviour.SAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.InvalidApp;
import dev.zoetrope.accounts.Platform;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an app is, and what it may be approved for. */
final class AppBehaviours {
    private static final List<String> SCOPES = List.of(
            "user.info.basic",
            "user.info.profile",
            "user.info.stats",
            "video.list",
            "video.upload",
            "video.publish",
            "research.data.basic",
            "research.adlib.basic",
            "portability.all.single",
            "portability.all.ongoing",
            "portability.activity.single",
            "portability.activity.ongoing",
            "portability.directmessages.single",
            "portability.directmessages.ongoing",
            "portability.postsandprofile.single",
            "portability.postsandprofile.ongoing",
            "artist.certification.read",
            "artist.certification.update",
            "user.info.open_id",
            "share.sound.create",
            "user.info.username");

    static final Behaviour.Section APPS = new Behaviour.Section(
            "Apps, scopes and sandboxes",
            List.of(
                    new Behaviour(
                            "The scopes are "
                                    + SCOPES.stream()
                                            .map(scope -> "`" + scope + "`")
                                            .collect(Collectors.joining(", ")),
                            DOCUMENTED,
                            "an app can be approved for each, and a person asked for it; those of logging in, the Display API and the Research API open something",
                            scene -> {
                                var app = scene.register(Set.copyOf(SCOPES));
                                var all = String.join(",", SCOPES);
                                assertEquals(
                                        all,
                                        Scene.callback(scene.authorize(app, "scope", all))
                                                .first("scopes"));
                                assertThrows(InvalidApp.class, () -> scene.register(Set.of("video.delete")));
                            }),
                    new Behaviour(
                            "Until 2024-02-29 `user.info.basic` opened what `user.info.profile` and `user.info.stats` do, too",
                            DOCUMENTED,
                            "differs: each opens its own",
                            scene -> {
                                var token = scene.token("user.info.basic");
                                for (var field : new String[] {"username", "follower_count"}) {
                                    assertEquals(401, scene.user(token, field).status());
                                }
                            }),
                    new Behaviour(
                            "An app's key has 16 characters, the first of them `aw` for instance",
                            SEEN,
                            SAME,
                            scene -> assertTrue(scene.web.app().clientKey().matches("aw[a-z0-9]{14}"))),
                    new Behaviour(
                            "A sandbox has a secret and a key of its own, of 18 characters, the first of them `sb`",
                            SEEN,
                            SAME,
                            scene -> {
                                var sandbox = scene.sandbox(scene.register(Platform.WEB, Scene.CALLBACK));
                                assertTrue(sandbox.app().clientKey().matches("sb[a-z0-9]{16}"));
                                assertEquals(
                                        "Bearer",
                                        scene.token(sandbox, "grant_type", "client_credentials")
                                                .at("token_type"));
                            }),
                    new Behaviour("An app has at most five sandboxes", DOCUMENTED, SAME, scene -> {
                        var app = scene.register(Platform.WEB, Scene.CALLBACK);
                        for (int i = 0; i < 5; i++) {
                            scene.sandbox(app);
                        }
                        assertThrows(InvalidApp.class, () -> scene.sandbox(app));
                    }),
                    new Behaviour(
                            "A sandbox's rate limit is tighter", CLIENTS, "differs: the same for each app", scene -> {
                                var strict = scene.strict();
                                var sandbox = strict.sandbox(strict.register(Platform.WEB, Scene.CALLBACK));
                                var code = strict.code(sandbox, "scope", "user.info.basic");
                                var token =
                                        (String) strict.redeem(sandbox, code).at("access_token");
                                for (int i = 0; i < 600; i++) {
                                    assertEquals(
                                            200, strict.user(token, "open_id").status());
                                }
                                assertEquals(429, strict.user(token, "open_id").status());
                            })));

    private AppBehaviours() {}
}
