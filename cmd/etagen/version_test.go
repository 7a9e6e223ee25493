package main

import (
	"runtime/debug"
	"testing"
)

func TestVersion(t *testing.T) {
	const revision = "3255fdce2458a0c1b2d3e4f5a6b7c8d9e0f1a2b3"
	vcs := func(modified string) []debug.BuildSetting {
		return []debug.BuildSetting{{Key: "vcs", Value: "git"}, {Key: "vcs.revision", Value: revision}, {Key: "vcs.modified", Value: modified}}
	}
	tests := []struct {
		name     string
		main     debug.Module
		settings []debug.BuildSetting
		want     string
	}{
		{"installed, or by go tool", debug.Module{Version: "v0.1.0"}, nil, "etagen v0.1.0 go1.26.0"},
		{"in a clone", debug.Module{Version: "v0.1.0"}, vcs("false"), "etagen v0.1.0 (3255fdce2458) go1.26.0"},
		{"in a clone with changes", debug.Module{Version: "v0.1.0+dirty"}, vcs("true"), "etagen v0.1.0+dirty (3255fdce2458, modified) go1.26.0"},
		{"without a repository", debug.Module{Version: "(devel)"}, nil, "etagen (devel) go1.26.0"},
		{"replaced by a folder", debug.Module{Version: "v0.0.0-00010101000000-000000000000", Replace: &debug.Module{Path: "../..", Version: "(devel)"}}, nil,
			"etagen (devel) from ../.. go1.26.0"},
		{"replaced by a folder without a version", debug.Module{Version: "v0.1.0", Replace: &debug.Module{Path: "/src/etagen"}}, nil, "etagen (devel) from /src/etagen go1.26.0"},
		{"replaced by a fork", debug.Module{Version: "v0.1.0", Replace: &debug.Module{Path: "example.com/fork", Version: "v0.2.0"}}, nil,
			"etagen v0.2.0 from example.com/fork go1.26.0"},
	}
	for _, test := range tests {
		info := &debug.BuildInfo{GoVersion: "go1.26.0", Main: test.main, Settings: test.settings}
		if got := versionOf(info); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}
