-- For sqlc alone: without a database at hand it does not know the system
-- columns of PostgreSQL (sqlc issue 3742), which has them for every table.
ALTER TABLE notes ADD COLUMN xmin xid NOT NULL;
