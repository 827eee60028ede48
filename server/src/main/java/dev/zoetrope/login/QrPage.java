package dev.zoetrope.login;

import dev.zoetrope.accounts.QrLogin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that stands for the phone's camera.
 *
 * @param logins that wait for somebody
 * @param notice what was wrong with the latest code; null for nothing
 */
record QrPage(List<QrLogin> logins, String path, @Nullable String notice, String formToken) {}
