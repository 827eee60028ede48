-- One row, of a world that can be repeated. begun: how many runs of it have begun; each draws numbers that none before it drew. Runs of before were not
-- counted, and all drew the first one's.
CREATE TABLE world_run (
    id    BIGINT PRIMARY KEY,
    begun BIGINT NOT NULL
);

INSERT INTO world_run (id, begun)
SELECT 1, 1 WHERE EXISTS (SELECT 1 FROM app);

-- No two people have one id.
CREATE INDEX open_id_by_id ON open_id (open_id);
CREATE INDEX union_id_by_id ON union_id (union_id);

-- A person's grants are found by what apps call them, whatever they are known by.
CREATE INDEX app_grant_by_open_id ON app_grant (open_id, granted_at);
DROP INDEX app_grant_by_subject;

-- Expired tokens leave with the next refresh or with their grant: nobody looks for them by age.
DROP INDEX user_token_by_expiry;
