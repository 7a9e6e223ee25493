package checks

import (
	"fmt"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/etagen/etagen/generator"
)

// newInspected returns the analyzer that the others about resources depend on. It
// reports nothing; its result is a *generator.Inspection.
func newInspected() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:             "etageninspected",
		Doc:              "read the directives and roles of a package",
		RunDespiteErrors: true,
		ResultType:       reflect.TypeFor[*generator.Inspection](),
		Run: func(pass *analysis.Pass) (any, error) {
			loaded := &generator.Loaded{
				Fset:     pass.Fset,
				Files:    pass.Files,
				Types:    pass.Pkg,
				Info:     pass.TypesInfo,
				Errors:   pass.TypeErrors,
				ReadFile: pass.ReadFile,
			}
			if pass.Module != nil {
				loaded.Module, loaded.GoVersion = pass.Module.Path, pass.Module.GoVersion
			}
			found, err := generator.Inspect(loaded)
			if err != nil {
				return nil, fmt.Errorf("inspecting package %s: %w", pass.Pkg.Path(), err)
			}
			return found, nil
		},
	}
}
