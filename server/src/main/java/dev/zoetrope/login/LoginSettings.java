package dev.zoetrope.login;

import dev.zoetrope.http.PublicUrl;

/**
 * How people log in.
 *
 * @param headless whether {@code zoetrope_user} logs in without a person
 * @param loose whether redirect addresses of web apps may be on this machine
 * @param publicUrl by which browsers reach the pages
 */
public record LoginSettings(boolean headless, boolean loose, PublicUrl publicUrl) {
    /** Whether browsers keep the cookie for https alone. */
    boolean secure() {
        return publicUrl.isSecure();
    }
}
