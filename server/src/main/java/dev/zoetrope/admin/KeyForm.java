package dev.zoetrope.admin;

import dev.zoetrope.accounts.Api;
import dev.zoetrope.accounts.InvalidKey;
import dev.zoetrope.accounts.NewKey;
import dev.zoetrope.accounts.Standing;
import dev.zoetrope.errand.InvalidErrand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.v2.Excerpt;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Keys as orders describe them. */
final class KeyForm {
    static final String API = "api";
    static final String NAME = "name";
    static final String STANDING = "standing";
    static final String DAILY_QUOTA = "daily_quota";
    static final String PER_SECOND = "per_second";

    private static final String USUAL_NAME = "API key";

    private KeyForm() {}

    /** @throws InvalidErrand with what is wrong */
    static NewKey key(Order order) {
        try {
            return new NewKey(
                    choice(Api.class, API, order.requireText(API)),
                    order.text(NAME).orElse(USUAL_NAME),
                    choice(Standing.class, STANDING, order.text(STANDING).orElse("active")),
                    order.number(DAILY_QUOTA).orElse(0L),
                    order.number(PER_SECOND).orElse(0L));
        } catch (InvalidKey e) {
            throw new InvalidErrand(String.valueOf(e.getMessage()));
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String member, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new InvalidErrand("%s is \"%s\"; it needs to be %s"
                    .formatted(
                            member,
                            Excerpt.of(text),
                            Arrays.stream(type.getEnumConstants())
                                    .map(KeyForm::text)
                                    .collect(Collectors.joining(" or "))));
        }
    }

    static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
