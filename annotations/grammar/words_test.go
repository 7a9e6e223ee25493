package grammar

import (
	"fmt"
	"go/token"
	"strings"
	"testing"
)

// TestSplitWords checks the positions of each word and of its value; the arguments begin
// at 100.
func TestSplitWords(t *testing.T) {
	tests := []struct{ args, want string }{
		{"", ""},
		{"   \t", ""},
		{"/books/{id}", "/books/{id}@100-111"},
		{"  stat  weak ", "stat@102-106 weak@108-112"},
		{"methods=GET,PUT", "methods@100-115=GET,PUT@108-115"},
		{`id="Org, Number" x`, `id@100-116=Org, Number@103-116 x@117-118`},
		{"id=`a b`", "id@100-108=a b@103-108"},
		{`"/a b/{id}" stat`, `/a b/{id}@100-111 stat@112-116`},
		{`k="a\"b\u00e9"`, `k@100-114=a"bé@102-114`},
		{"k=", "k@100-102=@102-102"},
		{`k=""`, `k@100-104=@102-104`},
		{"k=v=w", "k@100-105=v=w@102-105"},
		{"/a=b", "/a=b@100-104"},
		{"=b", "=b@100-102"},
		{"a/b=c", "a/b=c@100-105"},
		{"größe=1", "größe@100-109=1@108-109"},
		{"put-it=1 x_y=2 a1=3 1a=4", "put-it@100-108=1@107-108 x_y@109-114=2@113-114 a1@115-119=3@118-119 1a=4@120-124"},

		{`a "b`, `a@100-101 error@102-104`},
		{`k="b c`, `error@102-106`},
		{`k="b\q"`, `error@102-107`},
		{"k=`b", "error@102-104"},
		{`x"y"`, `error@101-102`},
		{`k=v"w" z`, `error@103-104`},
		{`"a"b c`, `error@103-104`},
		{`k="a b"cd e`, `error@107-109`},
		{`k="a"=b`, `error@105-107`},
		{`/books // the route`, `/books@100-106 error@107-119`},
		{`//`, `error@100-102`},
	}
	for _, tt := range tests {
		words, err := SplitWords(tt.args, token.Pos(100))
		var got []string
		for _, w := range words {
			text := fmt.Sprintf("%s@%d-%d", w.Text, w.Pos, w.End)
			if w.Joined {
				text += fmt.Sprintf("=%s@%d-%d", w.Value, w.ValueAt.Pos, w.ValueAt.End)
			}
			got = append(got, text)
		}
		if err != nil {
			got = append(got, fmt.Sprintf("error@%d-%d", err.At.Pos, err.At.End))
		}
		if text := strings.Join(got, " "); text != tt.want {
			t.Errorf("%s\ngot  %s\nwant %s", tt.args, text, tt.want)
		}
	}
}
