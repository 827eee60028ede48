-- subject: the term of an identity that names a person. One person may stand here under several, always with the same open id.
-- family: the app that open ids belong to; a sandbox has its app's.
CREATE TABLE open_id (
    family    TEXT   NOT NULL,
    subject   TEXT   NOT NULL,
    open_id   TEXT   NOT NULL,
    issued_at BIGINT NOT NULL,
    PRIMARY KEY (family, subject)
);

CREATE INDEX open_id_by_subject ON open_id (subject);

CREATE TABLE union_id (
    developer TEXT   NOT NULL,
    subject   TEXT   NOT NULL,
    union_id  TEXT   NOT NULL,
    issued_at BIGINT NOT NULL,
    PRIMARY KEY (developer, subject)
);

CREATE INDEX union_id_by_subject ON union_id (subject);

-- What a person let an app do: begins with a code, goes on with the tokens that the code was taken for.
-- ends_at: when its code or, later, its refresh tokens are no longer good. code_used, legacy: 0 or 1.
CREATE TABLE app_grant (
    grant_id     BIGINT PRIMARY KEY,
    client_key   TEXT   NOT NULL REFERENCES app (client_key) ON DELETE CASCADE,
    subject      TEXT   NOT NULL,
    open_id      TEXT   NOT NULL,
    union_id     TEXT   NOT NULL,
    scopes       TEXT   NOT NULL,
    granted_at   BIGINT NOT NULL,
    ends_at      BIGINT NOT NULL,
    code_hash    BYTEA  NOT NULL UNIQUE,
    code_used    BIGINT NOT NULL,
    redirect_uri TEXT   NOT NULL,
    challenge    TEXT,
    legacy       BIGINT NOT NULL
);

CREATE INDEX app_grant_by_subject ON app_grant (subject, client_key);
CREATE INDEX app_grant_by_app ON app_grant (client_key);
CREATE INDEX app_grant_by_end ON app_grant (ends_at, grant_id);

CREATE TABLE user_token (
    token_hash BYTEA  PRIMARY KEY,
    grant_id   BIGINT NOT NULL REFERENCES app_grant (grant_id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);

CREATE INDEX user_token_by_grant ON user_token (grant_id);
CREATE INDEX user_token_by_expiry ON user_token (expires_at, token_hash);

-- retired_at: when it was exchanged for another; NULL for the one that is good.
CREATE TABLE refresh_token (
    token_hash BYTEA  PRIMARY KEY,
    grant_id   BIGINT NOT NULL REFERENCES app_grant (grant_id) ON DELETE CASCADE,
    retired_at BIGINT
);

CREATE INDEX refresh_token_by_grant ON refresh_token (grant_id);

-- subject, scopes: empty until somebody confirmed. grant_id: of the newest code that was handed out.
CREATE TABLE qr_login (
    token_hash   BYTEA  PRIMARY KEY,
    ticket       TEXT   NOT NULL UNIQUE,
    client_key   TEXT   NOT NULL REFERENCES app (client_key) ON DELETE CASCADE,
    asked_scopes TEXT   NOT NULL,
    state        TEXT   NOT NULL,
    status       TEXT   NOT NULL,
    subject      TEXT   NOT NULL,
    scopes       TEXT   NOT NULL,
    grant_id     BIGINT,
    expires_at   BIGINT NOT NULL
);

CREATE INDEX qr_login_by_expiry ON qr_login (expires_at, token_hash);
