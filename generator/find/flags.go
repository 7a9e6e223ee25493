package find

import (
	"slices"
	"strings"
)

// knownFlags returns -mod, -tags and the flags that do not change where packages are.
func knownFlags() []string {
	return []string{
		"mod", "tags", "trimpath", "buildvcs", "modcacherw", "p", "v", "x", "n", "a", "work",
		"ldflags", "gcflags", "asmflags", "count", "timeout", "vet", "short", "failfast", "json",
	}
}

// splitModfile removes the flag -modfile from GOFLAGS. go/packages asks the go command
// for its version outside of any module, where that flag is an error. It omits build
// flags there, so the flag is passed as one (golang/go#48482).
func splitModfile(env []string) (rest, buildFlags []string) {
	rest = slices.Clone(env)
	for i, v := range rest {
		value, ok := strings.CutPrefix(v, "GOFLAGS=")
		if !ok || !strings.Contains(value, "-modfile") {
			continue
		}
		var kept []string
		buildFlags = nil // the last GOFLAGS wins
		for _, word := range splitFlags(value) {
			if flag := strings.Trim(word, `'"`); strings.HasPrefix(strings.TrimLeft(flag, "-"), "modfile=") {
				buildFlags = append(buildFlags, flag)
			} else {
				kept = append(kept, word)
			}
		}
		rest[i] = "GOFLAGS=" + strings.Join(kept, " ")
	}
	return rest, buildFlags
}

// splitFlags splits the value of GOFLAGS at blanks, except between quotes that begin a
// word. The quotes are kept.
func splitFlags(value string) []string {
	var words []string
	for rest := strings.TrimSpace(value); rest != ""; rest = strings.TrimSpace(rest) {
		end := strings.IndexAny(rest, " \t\r\n")
		if rest[0] == '\'' || rest[0] == '"' {
			end = strings.IndexByte(rest[1:], rest[0])
			if end >= 0 {
				end += 2
			}
		}
		if end < 0 {
			end = len(rest)
		}
		words = append(words, rest[:end])
		rest = rest[end:]
	}
	return words
}
