-- A search id is (seconds since 1970) << 32 | random bits: ids sort by age.
-- ordinal: 1 for an app's first search, then one more for each.
CREATE TABLE search (
    search_id     BIGINT PRIMARY KEY,
    client_key    TEXT   NOT NULL,
    ordinal       BIGINT NOT NULL,
    query         BYTEA  NOT NULL,
    arrival_bound BIGINT NOT NULL,
    created_at    BIGINT NOT NULL
);

CREATE INDEX search_by_app ON search (client_key, ordinal);

-- No foreign key: positions of a search that is gone are harmless, and leave by age.
CREATE TABLE search_position (
    search_id BIGINT NOT NULL,
    cursor    BIGINT NOT NULL,
    last_id   BIGINT NOT NULL,
    PRIMARY KEY (search_id, cursor)
);
