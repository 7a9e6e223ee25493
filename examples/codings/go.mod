module example.com/codings

go 1.26.0

tool github.com/etagen/etagen/cmd/etagen

// The generator of this very checkout. Users have a released version in its place.
replace github.com/etagen/etagen => ../..

require (
	github.com/goccy/go-json v0.12.0
	github.com/klauspost/compress v1.20.4
)

require (
	github.com/dave/jennifer v1.7.1 // indirect
	github.com/etagen/etagen v0.0.0-00010101000000-000000000000 // indirect
	github.com/spf13/pflag v1.0.10 // indirect
	golang.org/x/mod v0.42.0 // indirect
	golang.org/x/sync v0.24.0 // indirect
	golang.org/x/tools v0.52.0 // indirect
)
