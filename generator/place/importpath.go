package place

import (
	"regexp"
	"slices"
	"strings"

	"github.com/etagen/etagen/generator/load"
)

// importElement is what the go command takes as an element of an import path:
// other letters than those of ASCII are not among them.
var importElement = regexp.MustCompile(`^[A-Za-z0-9~+][A-Za-z0-9._~+-]*$`)

// shortName is how Windows calls a file with a long name: GENERA~1.
var shortName = regexp.MustCompile(`~[0-9]+$`)

// inImportPath reports whether a folder's name can be an element of the import
// path of a package, on any system. What begins with a dash is a flag to most
// commands. What begins with a dot or an underscore, and
// what is called testdata, the go command passes over; devices of Windows are
// called by their names, whatever stands behind the first dot.
func inImportPath(name string) bool {
	if !importElement.MatchString(name) || strings.HasSuffix(name, ".") || !load.IsImportable(name) || name == "testdata" {
		return false
	}
	before, _, _ := strings.Cut(name, ".")
	return !slices.Contains(devices(), strings.ToUpper(before)) && !shortName.MatchString(before)
}

// devices are the names that Windows keeps to itself.
func devices() []string {
	names := []string{"CON", "PRN", "AUX", "NUL"}
	for _, digit := range "123456789" {
		names = append(names, "COM"+string(digit), "LPT"+string(digit))
	}
	return names
}
