package dev.zoetrope.ensemble;

import dev.zoetrope.ensemble.ParameterType.Value.Bad;
import dev.zoetrope.ensemble.ParameterType.Value.Good;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** What sort of value a parameter has. */
sealed interface ParameterType<T> {
    /** What was read of a parameter. */
    sealed interface Value<T> {
        record Good<T>(T value) implements Value<T> {}

        record Bad<T>(Fault fault) implements Value<T> {}
    }

    /** @param name the parameter's, for the fault */
    Value<T> read(String name, String text);

    /** Code points, from {@code least} to {@code most}. */
    record Text(int least, int most) implements ParameterType<String> {
        /** Far more than any name, address or list of ids that means something. */
        static final int LONGEST = 4_000;

        static final Text ANY = new Text(0, LONGEST);
        static final Text NOT_EMPTY = new Text(1, LONGEST);

        @Override
        public Value<String> read(String name, String text) {
            int length = text.codePointCount(0, text.length());
            if (length < least) {
                return new Bad<>(Fault.tooShort(name, least));
            }
            return length > most ? new Bad<>(Fault.tooLong(name, most)) : new Good<>(text);
        }
    }

    /** An integer of 64 bits, greater than a bound. */
    record Whole(long bound) implements ParameterType<Long> {
        static final Whole ANY = new Whole(Long.MIN_VALUE);
        static final Whole POSITIVE = new Whole(0);

        @Override
        public Value<Long> read(String name, String text) {
            try {
                long number = Long.parseLong(text.strip());
                return number > bound || isFree() ? new Good<>(number) : new Bad<>(Fault.notGreater(name, bound));
            } catch (NumberFormatException _) {
                return new Bad<>(Fault.noInteger(name));
            }
        }

        boolean isFree() {
            return bound == Long.MIN_VALUE;
        }
    }

    /** Yes or no, in any of the spellings that the real service's framework takes. */
    record Flag() implements ParameterType<Boolean> {
        @Override
        public Value<Boolean> read(String name, String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "1", "yes", "on", "t", "y" -> new Good<>(true);
                case "false", "0", "no", "off", "f", "n" -> new Good<>(false);
                default -> new Bad<>(Fault.noBoolean(name));
            };
        }
    }

    /** A day, as {@code 2026-11-21} or {@code 20261121}. */
    record Day() implements ParameterType<LocalDate> {
        @Override
        public Value<LocalDate> read(String name, String text) {
            try {
                var form = text.indexOf('-') < 0 ? DateTimeFormatter.BASIC_ISO_DATE : DateTimeFormatter.ISO_LOCAL_DATE;
                return new Good<>(LocalDate.parse(text, form));
            } catch (DateTimeParseException _) {
                return new Bad<>(Fault.noDate(name));
            }
        }
    }

    /**
     * One of some texts.
     *
     * @param name of the enumeration, for generators of clients
     */
    record Choice(String name, String meaning, List<String> permitted) implements ParameterType<String> {
        @Override
        public Value<String> read(String parameter, String text) {
            return permitted.contains(text) ? new Good<>(text) : new Bad<>(Fault.notPermitted(parameter, permitted));
        }
    }
}
