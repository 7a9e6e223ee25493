package main

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
)

// version returns the text that --version prints.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "etagen (unknown version) " + runtime.Version()
	}
	return versionOf(info)
}

// versionOf returns the version of the module, the revision that it was built from if
// that is known, and the Go version. For a replaced module, it returns the version and
// path of the replacement.
func versionOf(info *debug.BuildInfo) string {
	text := "etagen " + info.Main.Version
	if r := info.Main.Replace; r != nil {
		text = fmt.Sprintf("etagen %s from %s", cmp.Or(r.Version, "(devel)"), r.Path)
	}
	if revision := setting(info, "vcs.revision"); revision != "" {
		text += fmt.Sprintf(" (%.12s", revision)
		if setting(info, "vcs.modified") == "true" {
			text += ", modified"
		}
		text += ")"
	}
	return text + " " + info.GoVersion
}

// setting returns a build setting, or "" if it is not known.
func setting(info *debug.BuildInfo, key string) string {
	for _, s := range info.Settings {
		if s.Key == key {
			return s.Value
		}
	}
	return ""
}
