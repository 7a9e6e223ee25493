CREATE SEQUENCE parcel_versions;

CREATE TABLE parcels (
	id      text COLLATE "C" PRIMARY KEY,
	version bigint NOT NULL DEFAULT nextval('parcel_versions'),
	sender  text COLLATE "C" NOT NULL,
	weight  double precision NOT NULL,
	pieces  bigint,
	due     timestamptz,
	express boolean NOT NULL,
	labels  text[] NOT NULL,
	private boolean NOT NULL
);

-- How many statements have changed parcels. Who changes them waits here for each
-- other, so that a list which shows a change has its count too.
CREATE TABLE parcel_changes (count bigint NOT NULL);
INSERT INTO parcel_changes VALUES (1);

CREATE FUNCTION count_parcel_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE parcel_changes SET count = count + 1;
	RETURN NULL;
END $$;

CREATE TRIGGER parcels_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON parcels
FOR EACH STATEMENT EXECUTE FUNCTION count_parcel_changes();
