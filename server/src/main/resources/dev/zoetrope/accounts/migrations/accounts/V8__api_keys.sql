-- Keys of APIs that know no apps. daily_quota, per_second: 0 for no limit.
CREATE TABLE api_key (
    key_id      TEXT   PRIMARY KEY,
    text_hash   BYTEA  NOT NULL UNIQUE,
    api         TEXT   NOT NULL,
    name        TEXT   NOT NULL,
    standing    TEXT   NOT NULL,
    daily_quota BIGINT NOT NULL,
    per_second  BIGINT NOT NULL,
    created_at  BIGINT NOT NULL
);
