package find

import (
	"slices"
	"strings"
)

// readFlags reads GOFLAGS. An unknown flag might change where packages are, so it is an
// error.
func (s *settings) readFlags() error {
	s.flags = map[string]string{}
	for _, word := range splitFlags(s.get("GOFLAGS")) {
		name, value, _ := strings.Cut(strings.TrimLeft(strings.Trim(word, `'"`), "-"), "=")
		s.flags[name] = value
		if !slices.Contains(knownFlags(), name) {
			return unsure("GOFLAGS has -%s", name)
		}
	}
	if mod := s.flags["mod"]; mod != "" && mod != "mod" && mod != "readonly" && mod != "vendor" {
		return unsure("GOFLAGS has -mod=%s", mod)
	}
	return nil
}

// knownFlags returns -mod, -tags and the flags that do not change where packages are.
func knownFlags() []string {
	return []string{
		"mod", "tags", "trimpath", "buildvcs", "modcacherw", "p", "v", "x", "n", "a", "work",
		"ldflags", "gcflags", "asmflags", "count", "timeout", "vet", "short", "failfast", "json",
	}
}

// tags returns the build tags: list, which replaces the tags in GOFLAGS, if it is not
// empty.
func (s *settings) tags(list []string) []string {
	if len(list) == 0 {
		list = []string{s.flags["tags"]}
	}
	var tags []string
	for _, tag := range list {
		tags = append(tags, strings.FieldsFunc(tag, func(c rune) bool { return c == ',' || c == ' ' })...)
	}
	return tags
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
