package dev.zoetrope.login;

import dev.zoetrope.http.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page where a person says who they are.
 *
 * @param title what it is for
 * @param purpose a sentence more
 * @param path where its forms lead
 * @param query the query string they lead with, empty for none
 * @param kept its fields, for the form that searches
 * @param search what was searched for; empty for nothing
 * @param searches whether there is a search at all
 * @param notice something to know first
 * @param cancels whether there is an app to go back to
 */
record Choice(
        String title,
        String purpose,
        String path,
        String query,
        List<Form.Field> kept,
        String search,
        boolean searches,
        List<Card> people,
        @Nullable String notice,
        boolean cancels,
        String formToken) {
    String address() {
        return query.isEmpty() ? path : path + "?" + query;
    }
}
