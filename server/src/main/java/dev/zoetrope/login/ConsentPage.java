package dev.zoetrope.login;

import dev.zoetrope.accounts.App;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page where a person says what an app may do.
 *
 * @param address where its form leads
 * @param other where another person can be chosen
 * @param leadsTo the app's address that the browser goes to next; null when it stays
 * @param notice what was wrong with the latest answer; null for nothing
 */
record ConsentPage(
        App app,
        Card person,
        List<ScopeText> scopes,
        String address,
        String other,
        @Nullable String leadsTo,
        @Nullable String notice,
        String formToken) {}
