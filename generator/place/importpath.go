package place

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/etagen/etagen/generator/load"
)

// importElement matches what the go command accepts as an element of an import path. It
// allows only ASCII letters.
var importElement = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9~+][A-Za-z0-9._~+-]*$`) })

// shortName matches how Windows abbreviates a long name: GENERA~1.
var shortName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`~[0-9]+$`) })

// inImportPath reports whether a folder's name can be an element of the import path of a
// package on every system. A name that begins with a dash is a flag to most commands.
// The go command ignores names that begin with a dot or an underscore, and testdata.
// Windows treats the name of a device as the device, whatever follows the first dot.
func inImportPath(name string) bool {
	if !importElement().MatchString(name) || strings.HasSuffix(name, ".") || !load.IsImportable(name) || name == "testdata" {
		return false
	}
	before, _, _ := strings.Cut(name, ".")
	return !slices.Contains(devices(), strings.ToUpper(before)) && !shortName().MatchString(before)
}

// devices returns the names that Windows reserves for devices.
func devices() []string {
	names := []string{"CON", "PRN", "AUX", "NUL"}
	for _, digit := range "123456789" {
		names = append(names, "COM"+string(digit), "LPT"+string(digit))
	}
	return names
}
