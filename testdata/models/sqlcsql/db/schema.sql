-- Tracks have no modification time that can be NULL, and a counter that can.
CREATE TABLE tracks (
    album      varchar(64) NOT NULL,
    number     smallint unsigned NOT NULL,
    version    bigint,
    changed_at datetime(6),
    title      varchar(255) NOT NULL,
    composer   varchar(255),
    seconds    int,
    explicit   tinyint(1) NOT NULL,
    PRIMARY KEY (album, number)
);

-- Covers say when they changed in milliseconds.
CREATE TABLE covers (
    id       bigint unsigned AUTO_INCREMENT PRIMARY KEY,
    version  int unsigned NOT NULL,
    changed  bigint NOT NULL,
    caption  text,
    exposure json NOT NULL
);
