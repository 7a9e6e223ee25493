package find

import (
	"context"

	"github.com/etagen/etagen/generator/config"
)

// direct finds packages without the go command.
type direct struct {
	*workspace
	ctx      context.Context
	cfg      config.Config
	from     string // the folder of the run
	builder  builder
	versions map[string]string  // of the modules that the main ones require; nil until needed
	others   map[string]*Module // other modules found so far
	sums     [][]byte           // the contents of the go.sum files
}

// newDirect returns a finder for packages of the modules that the go command would use
// in a folder.
func newDirect(ctx context.Context, cfg config.Config, from string, isOutput func(string) bool) (*direct, error) {
	w, err := mainModules(cfg, from)
	if err != nil {
		return nil, err
	}
	return &direct{
		workspace: w, ctx: ctx, cfg: cfg, from: from,
		builder: newBuilder(w.settings, cfg.Tags, isOutput),
		others:  map[string]*Module{},
	}, nil
}
