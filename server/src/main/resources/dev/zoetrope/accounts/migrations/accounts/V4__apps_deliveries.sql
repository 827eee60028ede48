-- sandbox_of: the app that a sandbox belongs to. target_users: handles. callback_url: where webhooks go.
-- signing_state: what signs webhooks in place of the secret; NULL for an app of before, until its secret is rotated.
-- events_lost: webhooks that were given up.
ALTER TABLE app ADD COLUMN sandbox_of TEXT REFERENCES app (client_key) ON DELETE CASCADE;
ALTER TABLE app ADD COLUMN target_users TEXT NOT NULL DEFAULT '';
ALTER TABLE app ADD COLUMN callback_url TEXT;
ALTER TABLE app ADD COLUMN signing_state BYTEA;
ALTER TABLE app ADD COLUMN events_lost BIGINT NOT NULL DEFAULT 0;

CREATE INDEX app_by_app ON app (sandbox_of);

-- As before, and leaves with its app: SQLite cannot change a reference.
CREATE TABLE new_client_token (
    token_hash BYTEA  PRIMARY KEY,
    client_key TEXT   NOT NULL REFERENCES app (client_key) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);

INSERT INTO new_client_token (token_hash, client_key, expires_at)
SELECT token_hash, client_key, expires_at FROM client_token;

DROP TABLE client_token;
ALTER TABLE new_client_token RENAME TO client_token;

CREATE INDEX client_token_by_expiry ON client_token (expires_at, token_hash);
CREATE INDEX client_token_by_app ON client_token (client_key);

-- Webhooks to be delivered. due_at: when to try next; somebody who tries puts it off first.
CREATE TABLE delivery (
    delivery_id BIGINT PRIMARY KEY,
    client_key  TEXT   NOT NULL REFERENCES app (client_key) ON DELETE CASCADE,
    event       TEXT   NOT NULL,
    user_openid TEXT   NOT NULL,
    content     TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    due_at      BIGINT NOT NULL,
    attempts    BIGINT NOT NULL,
    failure     TEXT
);

CREATE INDEX delivery_by_due ON delivery (due_at, client_key);
CREATE INDEX delivery_by_app ON delivery (client_key, due_at);
