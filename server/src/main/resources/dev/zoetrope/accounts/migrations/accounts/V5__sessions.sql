-- Who is signed in where. The person is a term of the catalog's.
CREATE TABLE session (
    token_hash BYTEA  PRIMARY KEY,
    person     TEXT   NOT NULL,
    since      BIGINT NOT NULL
);

CREATE INDEX session_by_age ON session (since, token_hash);
