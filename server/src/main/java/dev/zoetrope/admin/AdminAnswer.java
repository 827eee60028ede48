package dev.zoetrope.admin;

import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.RequestRefused;
import dev.zoetrope.v2.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Answers to calls that need {@link Entry}, which nobody keeps. */
public final class AdminAnswer {
    private AdminAnswer() {}

    /** The answer of some work, or what it was refused for. */
    public static Answer of(Call call, Supplier<Answer> work) {
        try {
            return work.get().with("Cache-Control", "no-store");
        } catch (Refusal e) {
            return refused(call, e.status(), e.getMessage());
        } catch (InvalidErrand e) {
            return refused(call, 400, String.valueOf(e.getMessage()));
        } catch (RequestRefused e) {
            return refused(call, e.status(), e.reason());
        } catch (AccountsUnavailable | CatalogUnavailable e) {
            return refused(call, 503, String.valueOf(e.getMessage()));
        }
    }

    private static Answer refused(Call call, int status, String reason) {
        call.note("reason", reason);
        return Json.error(status, reason);
    }

    /** An object that is there as text. */
    public static Answer json(int status, String object) {
        return Answer.of(status, "application/json", (object + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
