-- Keys of our own that outlive a restart and that all nodes share, by what they are for.

CREATE TABLE secret (
    purpose TEXT  PRIMARY KEY,
    bytes   BYTEA NOT NULL
);
