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

// versionOf is the version of the module, the revision that it was built from if
// that is known, and the Go version. A module that another stands in for has the
// version of that, and where it is.
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

// setting is one of the settings of the build; "" if it is not known.
func setting(info *debug.BuildInfo, key string) string {
	for _, s := range info.Settings {
		if s.Key == key {
			return s.Value
		}
	}
	return ""
}
