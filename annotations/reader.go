package annotations

import "github.com/etagen/etagen/annotations/directive"

// A reader reads one package and collects diagnostics.
type reader struct{ directive.Reader }
