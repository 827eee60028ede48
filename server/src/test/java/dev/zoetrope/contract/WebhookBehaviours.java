package dev.zoetrope.contract;

import static dev.zoetrope.contract.Behaviour.Known.DOCUMENTED;
import static dev.zoetrope.contract.Behaviour.Known.SEEN;
import static dev.zoetrope.contract.Behaviour.SAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.InvalidApp;
import dev.zoetrope.accounts.RegisteredApp;
import dev.zoetrope.webhooks.Receiver;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Webhooks about people who disconnect an app. */
final class WebhookBehaviours {
    static final Behaviour.Section WEBHOOKS = new Behaviour.Section(
            "Webhooks",
            List.of(
                    new Behaviour(
                            "`authorization.removed` with reason 5 when the app revokes; members in a fixed order, `content` a JSON text, `create_time` in seconds",
                            SEEN,
                            SAME,
                            scene -> {
                                var told = scene.revoked();
                                assertTrue(
                                        told.request()
                                                .body()
                                                .matches("\\{\"client_key\":\"" + told.clientKey()
                                                        + "\",\"event\":\"authorization.removed\",\"create_time\":\\d{10},\"user_openid\":\""
                                                        + told.openId()
                                                        + "\",\"content\":\"\\{\\\\\"reason\\\\\": ?5}\"}"),
                                        told.request().body());
                            }),
                    new Behaviour(
                            "Signed in `TikTok-Signature: t=…,s=…`: HMAC-SHA256 of time, dot and body by the client secret, in lower-case hexadecimal digits",
                            DOCUMENTED,
                            SAME,
                            scene -> {
                                var told = scene.revoked();
                                assertTrue(told.signedAt() > 0);
                            }),
                    new Behaviour(
                            "The access token is dead by then",
                            DOCUMENTED,
                            SAME,
                            scene -> assertEquals(
                                    401,
                                    scene.user(scene.revoked().accessToken(), "open_id")
                                            .status())),
                    new Behaviour(
                            "They go to https",
                            DOCUMENTED,
                            "https, and http to this machine; to other addresses of a private network with `--webhooks-private` alone",
                            scene -> assertThrows(
                                    InvalidApp.class, () -> scene.registerForWebhooks("http://app.example/hook"))),
                    new Behaviour(
                            "Anything but 200 is a failure, and tried again, the wait growing each time, for up to 72 hours",
                            DOCUMENTED,
                            SAME,
                            scene -> withReceiver(receiver -> {
                                receiver.behaves(Receiver.status("204 No Content"));
                                var app = connected(scene, receiver, "ada");
                                scene.disconnect(app, "ada");
                                var first = receiver.next(10).body();
                                assertEquals(first, again(scene, receiver, Duration.ofSeconds(1)));
                                assertEquals(first, again(scene, receiver, Duration.ofHours(71)));
                                assertEquals(1, scene.backlog(app).pending());
                                assertEquals(first, again(scene, receiver, Duration.ofHours(2)));
                                await(() -> scene.backlog(app).pending() == 0);
                                assertEquals(1, scene.backlog(app).lost());
                            })),
                    new Behaviour(
                            "They come at least once",
                            DOCUMENTED,
                            SAME,
                            scene -> withReceiver(receiver -> {
                                receiver.behaves(Receiver.status("500 Internal Server Error"));
                                var app = connected(scene, receiver, "ada");
                                scene.disconnect(app, "ada");
                                var first = receiver.next(10).body();
                                receiver.behaves(Receiver.status("200 OK"));
                                assertEquals(first, again(scene, receiver, Duration.ofSeconds(1)));
                                await(() -> scene.backlog(app).pending() == 0);
                                assertEquals(0, scene.backlog(app).lost());
                            })),
                    new Behaviour(
                            "Reasons: 0 unknown, 1 the person disconnected, 2 account deleted, 3 age changed, 4 banned, 5 the app revoked",
                            DOCUMENTED,
                            "1, 2 and 5; 0 where a reused code or refresh token ends the grant; 3 and 4 never",
                            scene -> withReceiver(receiver -> {
                                scene.disconnect(connected(scene, receiver, "ada"), "ada");
                                assertReason(1, receiver);
                                scene.server.load("{\"username\":\"eve\",\"display_name\":\"Eve\"}\n");
                                connected(scene, receiver, "eve");
                                scene.server
                                        .world()
                                        .accounts()
                                        .forgetPeople(
                                                scene.person("eve").terms(),
                                                scene.server.world().clock().instant());
                                assertReason(2, receiver);
                                assertTrue(scene.revoked().request().body().contains("{\\\"reason\\\": 5}"));
                            })),
                    new Behaviour(
                            "All events are on once an address is set: `video.*`, `post.publish.*` and `portability.download.ready` beside `authorization.removed`",
                            DOCUMENTED,
                            "differs: nothing is posted or exported for people here, so `authorization.removed` is the only one",
                            scene -> withReceiver(receiver -> {
                                var app = connected(scene, receiver, "ada");
                                scene.disconnect(app, "ada");
                                assertReason(1, receiver);
                                await(() -> scene.backlog(app).pending() == 0);
                                assertEquals(0, receiver.waiting());
                            }))));

    private interface Steps {
        void run(Receiver receiver) throws IOException, InterruptedException;
    }

    private static void withReceiver(Steps steps) {
        try (var receiver = new Receiver(0)) {
            steps.run(receiver);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** An app that a person has logged in to. */
    private static RegisteredApp connected(Scene scene, Receiver receiver, String handle) {
        var app = scene.registerForWebhooks(receiver.url());
        var callback = Scene.callback(scene.server.get(Scene.address(app) + "&zoetrope_user=" + handle));
        scene.redeem(app, String.valueOf(callback.first("code"))).at("access_token");
        return app;
    }

    /** What comes next, after a time and the little by which a failure may have been noted later. */
    private static String again(Scene scene, Receiver receiver, Duration wait) throws InterruptedException {
        scene.pass(wait);
        await(() -> {
            scene.pass(Duration.ofMillis(100));
            return receiver.waiting() > 0;
        });
        return receiver.next(1).body();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; !condition.getAsBoolean(); i++) {
            assertTrue(i < 500, "it does not come");
            Thread.sleep(20);
        }
    }

    private static void assertReason(int reason, Receiver receiver) throws InterruptedException {
        var body = receiver.next(10).body();
        assertTrue(
                body.contains("\"authorization.removed\"") && body.contains("{\\\"reason\\\": " + reason + "}"), body);
    }

    private WebhookBehaviours() {}

    /** What an app was told. */
    record Told(Receiver.Request request, String clientKey, String clientSecret, String openId, String accessToken) {
        long signedAt() {
            try {
                return request.signedAt(clientSecret);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}
