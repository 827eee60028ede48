-- Times are milliseconds since 1970 (UTC), days are days since 1970.
-- BYTEA means nothing to SQLite, which keeps bytes as they are in a column of any type.

CREATE TABLE app (
    client_key    TEXT   PRIMARY KEY,
    secret_salt   BYTEA  NOT NULL,
    secret_hash   BYTEA  NOT NULL,
    name          TEXT   NOT NULL,
    developer     TEXT   NOT NULL,
    platform      TEXT   NOT NULL,
    redirect_uris TEXT   NOT NULL,
    scopes        TEXT   NOT NULL,
    created_at    BIGINT NOT NULL
);

CREATE TABLE client_token (
    token_hash BYTEA  PRIMARY KEY,
    client_key TEXT   NOT NULL REFERENCES app (client_key),
    expires_at BIGINT NOT NULL
);

CREATE INDEX client_token_by_expiry ON client_token (expires_at, token_hash);

-- leased: uses granted so far, unused parts of running leases included. latest_lease: size of the newest one.
CREATE TABLE uses (
    use_key      TEXT   NOT NULL,
    day          BIGINT NOT NULL,
    leased       BIGINT NOT NULL,
    latest_lease BIGINT NOT NULL,
    PRIMARY KEY (use_key, day)
);
