package dev.zoetrope.accounts;

import dev.zoetrope.accounts.GrantRefused.Reason;
import dev.zoetrope.catalog.Subject;
import dev.zoetrope.chance.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What people let apps do. A grant begins with a code, which is good once; it is exchanged for an access token and a refresh token, and each refresh token,
 * good once as well, for another pair. All of them end with the grant. Codes and tokens are stored as digests. Safe for use by many threads.
 *
 * <p>All methods throw {@link AccountsUnavailable} when the database cannot be used.
 */
public final class Grants {
    /** More than the one row that a code adds, so that ended grants do not pile up. */
    static final int PURGED_PER_CODE = 10;

    /** So long a refresh token that was exchanged is told from one that never was. */
    static final Duration RETIRED_KEPT = Duration.ofDays(30);

    /** An app that a person has logged in to more often than this loses what came of the oldest log-ins, without a word. Nothing documents such a number. */
    public static final int MOST_PER_PERSON = 1_000;

    private final Database database;
    private final Tokens tokens;
    private final Outbox outbox;
    private final OpenIds openIds;
    private final GrantRows rows;

    Grants(Database database, Chance chance, Tokens tokens, Outbox outbox) {
        this.database = database;
        this.tokens = tokens;
        this.outbox = outbox;
        this.openIds = new OpenIds(chance);
        this.rows = new GrantRows(chance);
    }

    /** Notes what a person agreed to, and gives the code for it, which is good for {@link GrantRules#CODE_LIFE}. */
    public String consent(Consent consent, Instant now) {
        return database.write(
                handle -> begin(handle, consent.app(), consent.person().terms(), consent.agreed(), now)
                        .code());
    }

    /** A grant that has begun, with its code. */
    record Begun(long grant, String code) {}

    /** @param terms lead to the person who agreed; the first one names them */
    Begun begin(Handle handle, App app, List<String> terms, Agreed agreed, Instant now) {
        var openId = openIds.openId(handle, app.family(), terms, now);
        var unionId = openIds.unionId(handle, app.developer(), terms, now);
        purge(handle, app.clientKey(), openId, now);
        return rows.insert(handle, app.clientKey(), terms.getFirst(), openId, unionId, agreed, now);
    }

    /** Takes back a code. False when it was used, or ended otherwise. */
    boolean withdraw(Handle handle, long grant) {
        return rows.deleteUnused(handle, grant);
    }

    /**
     * Exchanges a code for tokens; of several who try at once, one gets them.
     *
     * @param redirectUri as the code was asked for with; null where the caller's protocol does not repeat it
     * @param verifier that the code challenge was made of; null when none was sent
     * @param legacyEndpoint whether codes of the authorize page of v1 are taken
     * @throws GrantRefused when there are none for it
     */
    public GrantedTokens redeem(
            App app,
            String code,
            @Nullable String redirectUri,
            @Nullable String verifier,
            boolean legacyEndpoint,
            GrantRules rules,
            Instant now) {
        if (!TokenText.CODE.fits(code)) {
            throw new GrantRefused(Reason.CODE);
        }
        var hash = TokenText.hash(code);
        var found = database.read(handle -> rows.byCode(handle, hash))
                .filter(grant -> grant.clientKey().equals(app.clientKey()))
                .orElseThrow(() -> new GrantRefused(Reason.CODE));
        if (found.codeUsed()) {
            endReused(found, rules.codeReuseEnds(), now);
            throw new GrantRefused(Reason.CODE);
        }
        if (!now.isBefore(found.endsAt())) {
            throw new GrantRefused(Reason.CODE);
        }
        if (found.legacy() && !legacyEndpoint) {
            throw new GrantRefused(Reason.LEGACY);
        }
        if (redirectUri != null && !redirectUri.equals(found.redirectUri())) {
            throw new GrantRefused(Reason.REDIRECT_URI);
        }
        if (found.challenge() != null && !CodeChallenge.fits(verifier, found.challenge())) {
            throw new GrantRefused(Reason.VERIFIER);
        }
        var end = now.plus(rules.refreshLife());
        return database.<Optional<GrantedTokens>>write(handle -> rows.useCode(handle, found.id(), end, legacyEndpoint)
                        ? Optional.of(issue(handle, found, end, rules, now))
                        : Optional.empty())
                .orElseThrow(() -> new GrantRefused(Reason.CODE));
    }

    /**
     * Exchanges a refresh token for another pair of tokens; of several who try at once, one gets them. Earlier access tokens stay good until they expire.
     *
     * @param clientKey of the app that the refresh token has to be of
     * @throws GrantRefused when there are none for it
     */
    public GrantedTokens refresh(String clientKey, String refreshToken, GrantRules rules, Instant now) {
        return refresh(clientKey, refreshToken, _ -> true, rules, now);
    }

    /**
     * As {@link #refresh}, for whoever comes without the app's secret: of a refresh token whose code v1 exchanged.
     *
     * @throws GrantRefused when there are none for it
     */
    public GrantedTokens refreshLegacy(String clientKey, String refreshToken, GrantRules rules, Instant now) {
        return refresh(clientKey, refreshToken, GrantRow::legacy, rules, now);
    }

    private GrantedTokens refresh(
            String clientKey, String refreshToken, Predicate<GrantRow> fits, GrantRules rules, Instant now) {
        if (!TokenText.REFRESH.fits(refreshToken)) {
            throw new GrantRefused(Reason.REFRESH_TOKEN);
        }
        var hash = TokenText.hash(refreshToken);
        var found = database.read(handle -> rows.byRefreshToken(handle, hash))
                .filter(grant -> grant.clientKey().equals(clientKey) && now.isBefore(grant.endsAt()))
                .filter(fits)
                .orElseThrow(() -> new GrantRefused(Reason.REFRESH_TOKEN));
        var issued = database.<Optional<GrantedTokens>>write(
                handle -> rows.lock(handle, found.id()) && rows.retire(handle, hash, now)
                        ? Optional.of(issue(handle, found, found.endsAt(), rules, now))
                        : Optional.empty());
        if (issued.isEmpty()) {
            endReused(found, rules.refreshReuseEnds(), now);
        }
        return issued.orElseThrow(() -> new GrantRefused(Reason.REFRESH_TOKEN));
    }

    private GrantedTokens issue(Handle handle, GrantRow grant, Instant end, GrantRules rules, Instant now) {
        var access = rows.insertAccessToken(handle, grant.id(), now.plus(rules.life()));
        var refresh = rows.insertRefreshToken(handle, grant.id());
        var refreshLife = Duration.between(now, end);
        rows.purgeTokens(handle, grant.id(), now);
        return new GrantedTokens(access, rules.life(), refresh, refreshLife, grant.openId(), grant.scopes());
    }

    private void endReused(GrantRow grant, boolean end, Instant now) {
        if (end) {
            end(List.of(grant), Removal.UNKNOWN, now);
        }
    }

    /**
     * Ends all that the person behind an access token let its app do, as if they had disconnected it. A token that is unknown or another app's ends nothing.
     *
     * @param text an access token, expired or not, or a refresh token
     * @return whether there was anything to end
     */
    public boolean revoke(App app, String text, Instant now) {
        if (!TokenText.USER.fits(text) && !TokenText.REFRESH.fits(text)) {
            return false;
        }
        var hash = TokenText.hash(text);
        var grant = database.read(handle -> rows.byAnyToken(handle, hash))
                .filter(found -> found.clientKey().equals(app.clientKey()));
        grant.ifPresent(found -> end(
                database.read(handle -> rows.ofPerson(handle, found.clientKey(), found.openId())),
                Removal.REVOKED,
                now));
        return grant.isPresent();
    }

    /** The apps that a person is connected with, the newest connection first. */
    public List<Connection> connections(Subject person, Instant now) {
        var byApp = new LinkedHashMap<String, Connection>();
        for (var connection : database.read(handle -> rows.connections(handle, person.terms(), now))) {
            byApp.merge(connection.app().clientKey(), connection, Grants::both);
        }
        return List.copyOf(byApp.values());
    }

    private static Connection both(Connection one, Connection other) {
        var scopes = new HashSet<>(one.scopes());
        scopes.addAll(other.scopes());
        return new Connection(one.app(), scopes, Collections.min(List.of(one.since(), other.since())));
    }

    /** Ends all that a person let an app do. */
    public void disconnect(String clientKey, Subject person, Removal reason, Instant now) {
        var grants = database.read(handle -> rows.ofPerson(handle, person.terms())).stream()
                .filter(grant -> grant.clientKey().equals(clientKey))
                .toList();
        end(grants, reason, now);
    }

    /**
     * Ends all grants of people who are forgotten, and takes the names that apps had for them.
     *
     * @param terms every term that ever led to one of them
     */
    void forget(Collection<String> terms, Instant now) {
        var grants = terms.stream()
                .flatMap(term -> database.read(handle -> rows.ofPerson(handle, List.of(term))).stream())
                .toList();
        end(grants, Removal.DELETED, now);
        terms.forEach(term -> database.write(handle -> openIds.forget(handle, term)));
    }

    /** The one place where grants end before their time. */
    void end(List<GrantRow> grants, Removal reason, Instant now) {
        if (grants.isEmpty()) {
            return;
        }
        database.write(handle -> {
            // Apps before grants and both in order, so that nobody blocks anybody else in a ring.
            grants.stream().map(GrantRow::clientKey).distinct().sorted().forEach(app -> Apps.lock(handle, app));
            var removed = grants.stream()
                    .sorted(Comparator.comparingLong(GrantRow::id))
                    .filter(grant -> rows.delete(handle, grant.id()))
                    .map(grant -> new Removed(grant.clientKey(), grant.openId()))
                    .collect(Collectors.toSet());
            removed.forEach(each -> outbox.removed(handle, each.clientKey(), each.openId(), reason, now));
            return removed.size();
        });
        grants.forEach(grant -> tokens.grantEnded(grant.id()));
    }

    /** What an app is told of once, however many grants it was. A code that was never used is nothing it knows of. */
    private record Removed(String clientKey, String openId) {}

    private void purge(Handle handle, String clientKey, String openId, Instant now) {
        // In order, so that two nodes cannot block one another.
        var gone = new TreeSet<>(rows.ended(handle, now, PURGED_PER_CODE));
        gone.addAll(rows.surplus(handle, clientKey, openId, MOST_PER_PERSON - 1, PURGED_PER_CODE));
        gone.forEach(grant -> rows.delete(handle, grant));
    }
}
