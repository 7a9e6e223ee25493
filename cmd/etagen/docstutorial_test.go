package main

import (
	"io"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestTutorial follows docs/tutorial.md from an empty folder. It downloads modules that
// no other test needs.
func TestTutorial(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles SQLite")
	}
	shop := docsShop{dir: t.TempDir(), env: withRace(t, withNetwork(t, docsEnv(t)))}
	text := docsText(t, "docs", "tutorial.md")
	for _, shared := range []string{"catalog/book.go", "catalog/store.go"} {
		if in, want := docsFile(text, shared), docsFile(docsText(t, "README.md"), shared); in == "" || in != want {
			t.Errorf("the tutorial and README.md have different files %s", shared)
		}
	}
	if ran := shop.follow(t, text); ran != 12 {
		t.Errorf("%d commands ran, want 12", ran)
	}
	shop.vetWithout(t, "catalog/store_test.go", "main.go")
}

// vetWithout runs go vet on the module without the imports of SQLite in some files,
// because go vet and go test would otherwise look for facts in SQLite for ten seconds.
func (s docsShop) vetWithout(t *testing.T, names ...string) {
	t.Helper()
	vetted := docsShop{s.copy(t).dir, docsEnv(t)}
	for _, name := range names {
		vetted.edit(t, name+` _·"modernc.org/sqlite" //`)
	}
	vetted.run(t, "go", "vet", "./...")
}

// withNetwork returns the environment with the GOPROXY of this machine after the proxies
// in folders.
func withNetwork(t *testing.T, env []string) []string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOPROXY").Output()
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range env {
		if strings.HasPrefix(v, "GOPROXY=file:") {
			env[i] = v + "," + strings.TrimSpace(string(out))
		}
	}
	return env
}

// withRace returns the environment with the flags that make test uses for examples, so
// that both share a compiled SQLite, which takes a minute to compile. The go command
// uses the last value of a variable.
func withRace(t *testing.T, env []string) []string {
	t.Helper()
	out, err := exec.Command("go", "env", "CGO_ENABLED").Output()
	if err != nil {
		t.Fatal(err)
	}
	if strings.TrimSpace(string(out)) != "1" {
		return env
	}
	return append(env, "GOFLAGS="+shared("-modcacherw -count=1 -vet=off -race '-gcflags=modernc.org/...=-race=false -dwarf=false'"))
}

// docsFile returns the file with a name that a text shows.
func docsFile(text, name string) string {
	for _, b := range docsBlocks(text) {
		if strings.TrimPrefix(b.mark, "then ") == "file: "+name {
			return b.text
		}
	}
	return ""
}

// docsAddress is the address in the tutorial. The service under test has another.
const docsAddress = "127.0.0.1:8080"

// serve runs the commands of a block, the last of which starts a service for the rest of
// the text. It returns the address.
func (s docsShop) serve(t *testing.T, block string) string {
	t.Helper()
	build, start, _ := strings.Cut(block, "\n$ ./")
	s.runAll(t, build)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	listener.Close()
	words := strings.Fields(strings.ReplaceAll(strings.TrimSuffix(strings.TrimSpace(start), " &"), docsAddress, address))
	service := exec.CommandContext(t.Context(), filepath.Join(s.dir, words[0]), words[1:]...)
	service.Dir = s.dir
	if err := service.Start(); err != nil {
		t.Fatal(err)
	}
	stopped := make(chan error, 1)
	go func() { stopped <- service.Wait() }()
	for {
		if conn, err := net.Dial("tcp", address); err == nil {
			conn.Close()
			return address
		}
		select {
		case err := <-stopped:
			t.Fatalf("%s has ended: %v", words[0], err)
		default:
		}
	}
}

var curlWord = regexp.MustCompile(`'[^']*'|\S+`)

// ask sends the requests of a block, and compares the responses.
func (s docsShop) ask(t *testing.T, block, address string) int {
	t.Helper()
	commands := strings.Split("\n"+block, "\n$ curl -i ")[1:]
	for _, c := range commands {
		line, shown, _ := strings.Cut(c, "\n")
		if got, shown := curl(t, line, address), strings.TrimSpace(shown); !isShown(got, shown) {
			t.Errorf("$ curl -i %s\nprinted\n%s\nthe page shows\n%s", line, got, shown)
		}
	}
	return len(commands)
}

// curl implements curl -i with the flags that the tutorial uses.
func curl(t *testing.T, line, address string) string {
	t.Helper()
	method, body, header := http.MethodGet, "", http.Header{}
	words := curlWord.FindAllString(line, -1)
	url := strings.ReplaceAll(words[len(words)-1], docsAddress, address)
	for i := 0; i+2 < len(words); i += 2 {
		switch value := strings.Trim(words[i+1], "'"); words[i] {
		case "-X":
			method = value
		case "-H":
			name, field, _ := strings.Cut(value, ": ")
			header.Set(name, field)
		case "-d":
			body = value
		default:
			t.Fatalf("curl %s: what is %s?", line, words[i])
		}
	}
	request, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header, request.Close = header, true
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if err := request.Write(conn); err != nil {
		t.Fatal(err)
	}
	response, err := io.ReadAll(conn)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(ofTheConnection.ReplaceAllString(strings.ReplaceAll(string(response), "\r\n", "\n"), ""))
}

// ofTheConnection matches what is left out of responses: the current time, and a field
// that curl would not get.
var ofTheConnection = regexp.MustCompile(`(?m)^(Date: .*|Connection: close)\n`)
