package generator

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/tools/go/packages"
)

// goCommandError leaves of an error of the go command what it says about the
// user's project.
func goCommandError(err error) error {
	how, said, found := strings.Cut(err.Error(), "stderr: ")
	said = strings.TrimPrefix(strings.TrimSpace(said), "go: ")
	switch {
	case !found:
		return err
	case said == "":
		return fmt.Errorf("running the go command: %s", strings.TrimSuffix(strings.TrimPrefix(how, "err: "), ": "))
	}
	return errors.New(said + hint(said))
}

// listError tells why a pattern gave no package.
func listError(p *packages.Package) error {
	said := "it is not a package"
	if len(p.Errors) > 0 {
		said = strings.TrimSpace(p.Errors[0].Msg)
	}
	said = strings.TrimPrefix(said, "pattern ")
	if !strings.Contains(said, p.ID) || p.ID == "." {
		said = p.ID + ": " + said
	}
	return errors.New(said + hint(said))
}

// hint says what to do about an error of the go command that tells only what
// there is not.
func hint(said string) string {
	switch {
	case strings.Contains(said, "modules listed in go.work"):
		return "; run etagen in one of the modules, or name them, as in ./shop/..., or all with --modules"
	case strings.Contains(said, "does not contain main module"), strings.Contains(said, "go.mod file not found"):
		return "; run etagen in a module, which go mod init makes"
	}
	return ""
}
