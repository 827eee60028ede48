package dev.zoetrope.research;

import dev.zoetrope.accounts.AccessToken;
import dev.zoetrope.http.Call;
import dev.zoetrope.shape.Selection;
import dev.zoetrope.shape.Shape;
import dev.zoetrope.shape.UnknownMember;
import dev.zoetrope.v2.Bearer;
import dev.zoetrope.v2.Refusal;
import dev.zoetrope.world.World;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What every operation of the Research API begins with. */
final class Research {
    private static final String SCOPE = "research.data.basic";

    private Research() {}

    /** Checks, in the real service's order, the token, its scope and the day's quota, which all operations share. */
    static AccessToken admit(Call call, World world, ResearchSettings settings) {
        var token = Bearer.require(SCOPE, call, world);
        var today = LocalDate.ofInstant(world.clock().instant(), ZoneOffset.UTC);
        if (!world.accounts().uses().take("research:" + token.clientKey(), today, settings.dailyCalls())) {
            throw new Refusal(
                    429,
                    "daily_quota_limit_exceeded",
                    "The daily quota of " + settings.dailyCalls()
                            + " requests is used up. It begins anew at 00:00 UTC.");
        }
        return token;
    }

    /**
     * The members asked for by {@code fields}: names with commas between them; blanks and empty elements do not matter.
     *
     * @param always members that are written though nobody asks
     */
    static <R> Selection<R> fields(Call call, Shape<R> shape, String... always) {
        var fields = call.query("fields");
        var names = fields == null ? List.<String>of() : names(fields);
        if (names.isEmpty()) {
            throw Refusal.invalidParams("`fields` is missing; name the fields to return, for example fields="
                    + shape.names().get(1));
        }
        try {
            return shape.select(Stream.concat(Stream.of(always), names.stream()).toList());
        } catch (UnknownMember e) {
            throw Refusal.invalidParams("`fields`: " + e.getMessage());
        }
    }

    private static List<String> names(String fields) {
        return Arrays.stream(fields.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
