package main

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// runAll runs the commands of a block. It compares their output, if the block shows any,
// and how they end. If a command fails, its output includes standard error. It returns
// how many ran.
func (s docsShop) runAll(t *testing.T, block string) int {
	t.Helper()
	commands := strings.Split("\n"+block, "\n$ ")[1:]
	for _, c := range commands {
		line, shown, _ := strings.Cut(c, "\n")
		shown = strings.TrimSpace(shown)
		words := strings.Fields(line)
		if strings.Contains(line, "$(") {
			words = []string{"sh", "-c", line}
		}
		got, stderr, status := s.try(t, words...)
		if status != 0 {
			got = strings.TrimSpace(fmt.Sprintf("%s\n%s\nexit status %d", got, stderr, status))
			got = strings.ReplaceAll(got, "\n\n", "\n") // either output may be empty
		}
		if (shown != "" || status != 0) && !isShown(steadyTime(got), steadyTime(shown)) {
			t.Errorf("$ %s\nprinted\n%s\nthe page shows\n%s", line, got, shown)
		}
	}
	return len(commands)
}

var secondsTaken = regexp.MustCompile(`\d+\.\d+s\b`)

// steadyTime replaces each time that a test took with a fixed one.
func steadyTime(text string) string { return secondsTaken.ReplaceAllString(text, "0s") }

// isShown reports whether a text is what a page shows. In the page, … stands for the
// rest of a word or of a line.
func isShown(text, shown string) bool {
	pattern := strings.ReplaceAll(regexp.QuoteMeta(shown), "…\n", `[^\n]*`+"\n")
	pattern = strings.ReplaceAll(pattern, "…", `\S*`)
	return regexp.MustCompile("^" + pattern + "$").MatchString(text)
}

// run runs a command in the module, and ends the test if it fails.
func (s docsShop) run(t *testing.T, words ...string) {
	t.Helper()
	if stdout, stderr, status := s.try(t, words...); status != 0 {
		t.Fatalf("$ %s\n%s\n%s\nexit status %d", strings.Join(words, " "), stdout, stderr, status)
	}
}

// try runs a command in the module, and returns its output and exit status.
func (s docsShop) try(t *testing.T, words ...string) (stdout, stderr string, status int) {
	t.Helper()
	var out, said bytes.Buffer
	c := exec.CommandContext(t.Context(), words[0], words[1:]...)
	c.Dir, c.Env, c.Stdout, c.Stderr = s.dir, s.env, &out, &said
	if len(words) > 2 && strings.HasPrefix(words[2], docsModule) { // share compiled packages with go tool, which ignores -trimpath
		c.Env = append(slices.Clone(s.env), "GOFLAGS=-modcacherw")
	}
	err := c.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatalf("$ %s\n%v", strings.Join(words, " "), err)
	}
	return strings.TrimSpace(out.String()), strings.TrimSpace(said.String()), c.ProcessState.ExitCode()
}

// cook carries out a recipe that is a file with the given name. It must succeed if the
// module is up to date. If not, it must fail and say why.
func (s docsShop) cook(t *testing.T, name string, b docsBlock) {
	t.Helper()
	s.write(t, name, b.text)
	commands := recipe(name, b)
	if len(commands) == 0 {
		t.Fatalf("%s has no command", name)
	}
	for _, c := range commands {
		if _, err := exec.LookPath(c[0]); err != nil {
			t.Skipf("there is no %s here", c[0])
		}
		s.run(t, c...)
	}
	s.edit(t, `catalog/book.go json:"title" json:"name"`)
	said, failed := "", false
	for _, c := range commands {
		stdout, stderr, status := s.try(t, c...)
		// git prints the output of a hook on standard error.
		said, failed = said+stdout+stderr, failed || status != 0
	}
	if !failed || !strings.Contains(said, "catalog/book_etagen.go: stale") {
		t.Errorf("%s: on a module that is not up to date it failed: %t, and printed %q", name, failed, said)
	}
}

// recipe returns the commands that a file makes a tool run.
func recipe(name string, b docsBlock) [][]string {
	switch filepath.Base(name) {
	case "Makefile":
		return [][]string{{"make", "-s", "check"}}
	case "pre-commit":
		return [][]string{
			{"git", "init", "-q"},
			{"chmod", "+x", name},
			{"git", "add", "."},
			{"git", "-c", "user.name=reader", "-c", "user.email=reader@example.com", "commit", "-q", "-m", "as it is"},
		}
	}
	var commands [][]string
	for _, line := range yamlCommands(b.text) {
		commands = append(commands, []string{"sh", "-e", "-c", line})
	}
	return commands
}

var yamlRun = regexp.MustCompile(`(?m)^\s*(?:- )?(?:run|entry): (.*)$`)

// yamlCommands returns the shell commands of a workflow: the values of run and entry,
// and the items of script.
func yamlCommands(text string) []string {
	var commands []string
	for _, m := range yamlRun.FindAllStringSubmatch(text, -1) {
		commands = append(commands, m[1])
	}
	script := false
	for line := range strings.Lines(text) {
		item, ok := strings.CutPrefix(strings.TrimSpace(line), "- ")
		if script = script && ok; script {
			commands = append(commands, item)
		}
		script = script || strings.TrimSpace(line) == "script:"
	}
	return commands
}
