package dev.zoetrope.login;

import dev.zoetrope.http.Form;
import dev.zoetrope.world.World;
import java.util.List;

/**
 * The page where a person says who they are.
 *
 * @param title what it is for
 * @param purpose a sentence more
 * @param path where its forms lead
 * @param query the query string they lead with, empty for none
 * @param kept its fields, for the form that searches
 * @param search what was searched for; empty for nothing
 * @param cancels whether there is an app to go back to
 */
record Choice(
        String title,
        String purpose,
        String path,
        String query,
        List<Form.Field> kept,
        String search,
        List<Card> people,
        boolean cancels,
        String formToken) {
    /** People on a page. */
    private static final int SHOWN = 12;

    /** @param parameters of the page, what is searched for among them */
    static Choice of(
            String title,
            String purpose,
            String path,
            Parameters parameters,
            boolean cancels,
            Visitor visitor,
            World world) {
        var kept = parameters.chosen();
        var given = parameters.get(Parameters.SEARCH);
        var search = given == null ? "" : given.strip();
        var people =
                world.catalog().people(search, SHOWN).stream().map(Card::of).toList();
        return new Choice(
                title, purpose, path, kept.encoded(), kept.fields(), search, people, cancels, visitor.formToken());
    }

    String address() {
        return query.isEmpty() ? path : path + "?" + query;
    }
}
