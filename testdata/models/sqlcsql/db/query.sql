-- name: GetTrack :one
SELECT * FROM tracks WHERE album = ? AND number = ?;

-- name: GetCover :one
SELECT * FROM covers WHERE id = ?;
