package dev.zoetrope.contract;

import static dev.zoetrope.contract.Behaviour.Known.DOCUMENTED;
import static dev.zoetrope.contract.Behaviour.Known.SEEN;
import static dev.zoetrope.contract.Behaviour.SAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.accounts.InvalidApp;
import dev.zoetrope.webhooks.Receiver;
import java.util.List;

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
                                    InvalidApp.class, () -> scene.registerForWebhooks("http://app.example/hook")))));

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
