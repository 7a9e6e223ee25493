package generator

import "github.com/etagen/etagen/generator/config"

// A Config says what to generate, and how.
type Config = config.Config

// What there is to know of a configuration beside its fields.
const (
	DefaultSupport = config.DefaultSupport // the folder of the support package, from the module's root
	FlagsFile      = config.FlagsFile      // a file in the root of a module, whose flags every run in that module takes
)
