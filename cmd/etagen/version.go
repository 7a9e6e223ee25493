package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version is what --version prints: the version of the module, the revision
// that it was built from where that is known, and the Go version.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "etagen (unknown version) " + runtime.Version()
	}
	text := "etagen " + info.Main.Version
	if revision := setting(info, "vcs.revision"); revision != "" {
		text += fmt.Sprintf(" (%.12s", revision)
		if setting(info, "vcs.modified") == "true" {
			text += ", modified"
		}
		text += ")"
	}
	return text + " " + info.GoVersion
}

// setting is one of the settings of the build; "" where it is not known.
func setting(info *debug.BuildInfo, key string) string {
	for _, s := range info.Settings {
		if s.Key == key {
			return s.Value
		}
	}
	return ""
}
