package dev.zoetrope.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user's row as the catalog keeps it. There are two sorts, told apart by the sign of the row key:
 *
 * <ul>
 *   <li>a person with at least one lasting identity, who claims the handles they were seen with, each from a first to a last time;
 *   <li>what is known of a handle alone, whoever had it ({@link #isHandleOnly}).
 * </ul>
 *
 * The second is never copied into the first: whom its facts belong to depends on when each was seen, and claims that say so may arrive later. Readers
 * join the two ({@code People}). That keeps the catalog the same whatever order things arrive in.
 *
 * @param row the row key, which never changes
 * @param names every {@link Identity#term} that leads here, and {@link #rowTerm} of rows that were joined into this one; sorted
 * @param claims handles this person was seen with, by handle; empty for a row of a handle alone
 */
public record Person(long row, List<String> names, List<Claim> claims, Facts facts) {
    /** By {@link #firstName}, whose UTF-8 bytes are compared. */
    public static final Comparator<Person> BY_NAME = (a, b) -> Arrays.compareUnsigned(
            a.firstName().getBytes(StandardCharsets.UTF_8), b.firstName().getBytes(StandardCharsets.UTF_8));

    /**
     * A handle seen with a person.
     *
     * @param first Unix milliseconds, UTC
     * @param last Unix milliseconds, UTC
     */
    public record Claim(String handle, long first, long last) {
        /**
         * Orders claims by what they say about a time; the greatest one tells whose a handle was then, and which handle somebody had. A claim that spans the
         * time says more than one that ended before, and that one more than one that began after. Of several that span it, the one that began last counts;
         * else the nearest.
         */
        public static Comparator<Claim> byWeightAt(long time) {
            return (a, b) -> {
                var standing = a.standingAt(time);
                int byStanding = standing.compareTo(b.standingAt(time));
                if (byStanding != 0) {
                    return byStanding;
                }
                return switch (standing) {
                    case AHEAD -> Long.compare(b.first, a.first);
                    case ENDED -> Long.compare(a.last, b.last);
                    case SPANNING -> Long.compare(a.first, b.first);
                };
            };
        }

        /** From the least telling to the most. */
        private enum Standing {
            AHEAD,
            ENDED,
            SPANNING
        }

        private Standing standingAt(long time) {
            if (first > time) {
                return Standing.AHEAD;
            }
            return last < time ? Standing.ENDED : Standing.SPANNING;
        }
    }

    public Person {
        names = List.copyOf(names);
        claims = List.copyOf(claims);
    }

    public boolean isHandleOnly() {
        return row < 0;
    }

    /** Leads to the row that carries on for this row key. */
    public static String rowTerm(long row) {
        return "row:" + row;
    }

    /** Whether a name is a {@link #rowTerm}, and no identity's. */
    public static boolean isRowTerm(String name) {
        return name.startsWith("row:");
    }

    /** The row key of a {@link #rowTerm}. */
    public static long rowOf(String rowTerm) {
        return Long.parseLong(rowTerm.substring("row:".length()));
    }

    /** The {@link Identity#term} that comes first: it names the person in any catalog, whatever their row key is there. */
    public String firstName() {
        return names.stream().filter(name -> !isRowTerm(name)).findFirst().orElseThrow();
    }

    /** The row keys that videos may carry whose author is this row's: its own, and those of rows that were joined into it. */
    public List<Long> ownRows() {
        var rows = new ArrayList<>(List.of(row));
        names.stream().filter(Person::isRowTerm).map(Person::rowOf).forEach(rows::add);
        return rows;
    }

    /** Every term that leads to this row, and those of the handles this person was seen with: whoever is read by none of them is the same without this row. */
    public Stream<String> terms() {
        return Stream.concat(
                Stream.concat(names.stream(), Stream.of(rowTerm(row))),
                claims.stream().map(claim -> Identity.Handle.term(claim.handle)));
    }

    /** The handle this person had at a time, as far as claims tell; null without any claim. */
    public @Nullable String handleAt(long time) {
        return claims.stream().max(Claim.byWeightAt(time)).map(Claim::handle).orElse(null);
    }

    /** What this person was seen with a handle; null when they never were. */
    public @Nullable Claim claim(String handle) {
        for (var claim : claims) {
            if (claim.handle.equals(handle)) {
                return claim;
            }
        }
        return null;
    }

    /** This row with another one's names, claims and facts; keeps this row's key. */
    public Person join(Collection<String> moreNames, Collection<Claim> moreClaims, Facts moreFacts) {
        var allNames = new TreeSet<>(names);
        allNames.addAll(moreNames);
        var byHandle = new TreeMap<String, Claim>();
        for (var some : List.of(claims, moreClaims)) {
            for (var claim : some) {
                byHandle.merge(
                        claim.handle,
                        claim,
                        (a, b) -> new Claim(a.handle, Math.min(a.first, b.first), Math.max(a.last, b.last)));
            }
        }
        return new Person(row, new ArrayList<>(allNames), new ArrayList<>(byHandle.values()), facts.merge(moreFacts));
    }

    /** All but the row key, packed. */
    public byte[] toBytes() {
        var packer = new Packer(facts.size() + 64)
                .list(names, Packer::text)
                .list(claims, (p, c) -> p.text(c.handle).signed(c.first).signed(c.last));
        facts.appendTo(packer);
        return packer.toBytes();
    }

    /** The row that {@link #toBytes} wrote at {@code start}. The array must not change any more. */
    public static Person of(long row, byte[] bytes, int start, int count) {
        var unpacker = new Unpacker(bytes, start);
        var names = unpacker.list(Unpacker::text);
        var claims = unpacker.list(u -> new Claim(u.text(), u.signed(), u.signed()));
        return new Person(row, names, claims, Facts.packed(bytes, unpacker.at(), start + count));
    }
}
