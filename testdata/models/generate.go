// Package models holds no code: its folders do. Each has resources over structs
// that a tool made, and the tools are run as it says here.
package models

//go:generate -command sqlc go run github.com/sqlc-dev/sqlc/cmd/sqlc@v1.30.0
//go:generate sqlc generate -f sqlcpgx/db/sqlc.yaml
//go:generate sqlc generate -f sqlcsql/db/sqlc.yaml
//go:generate go run -mod=mod entgo.io/ent/cmd/ent@v0.14.5 generate ./entdb/ent/schema
//go:generate go install google.golang.org/protobuf/cmd/protoc-gen-go@v1.36.11
//go:generate protoc -I protobuf/librarypb --go_out=protobuf/librarypb --go_opt=paths=source_relative library.proto
//go:generate protoc -I protobuf/opaquepb --go_out=protobuf/opaquepb --go_opt=paths=source_relative,default_api_level=API_OPAQUE opaque.proto
