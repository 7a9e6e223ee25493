-- Books have a counter that each update raises.
CREATE TABLE books (
    id         uuid PRIMARY KEY,
    version    bigint NOT NULL DEFAULT 1,
    updated_at timestamptz NOT NULL DEFAULT now(),
    title      text NOT NULL,
    subtitle   text,
    price      numeric(10, 2) NOT NULL,
    published  date,
    subjects   text[] NOT NULL DEFAULT '{}',
    details    jsonb
);

-- Orders are numbered for each customer. Their counter came late: rows from
-- before it have none.
CREATE TABLE orders (
    customer   text NOT NULL,
    number     integer NOT NULL,
    revision   bigint,
    changed_at timestamptz,
    total      bigint NOT NULL,
    paid       boolean,
    PRIMARY KEY (customer, number)
);

-- Notes have no counter. The server has one for each row, xmin.
CREATE TABLE notes (
    id         bigserial PRIMARY KEY,
    body       text NOT NULL,
    updated_at timestamp
);
