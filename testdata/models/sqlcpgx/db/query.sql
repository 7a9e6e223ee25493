-- name: GetBook :one
SELECT * FROM books WHERE id = $1;

-- name: UpdateBook :one
UPDATE books
SET title = $3, subtitle = $4, price = $5, published = $6, subjects = $7, details = $8,
    version = version + 1, updated_at = now()
WHERE id = $1 AND version = $2
RETURNING *;

-- name: GetOrder :one
SELECT * FROM orders WHERE customer = $1 AND number = $2;

-- name: GetNote :one
SELECT * FROM notes WHERE id = $1;
