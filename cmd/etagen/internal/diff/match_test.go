package diff

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// TestMatch checks what every comparison must return: runs of equal lines, in order, and
// as many lines as possible if the texts are small.
func TestMatch(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		a, b := randomLines(r, 12, 3), randomLines(r, 12, 3)
		if got, want := common(t, a, b), mostCommon(a, b); got != want {
			t.Fatalf("%q and %q: %d lines in common, want %d", a, b, got, want)
		}
	}
}

// common counts the lines that match finds, and fails if two of them differ.
func common(t *testing.T, a, b lines) int {
	t.Helper()
	i, j, n := 0, 0, 0
	for _, r := range match(a, b) {
		if r.a < i || r.b < j || r.n < 1 || !slices.Equal(a[r.a:r.a+r.n], b[r.b:r.b+r.n]) {
			t.Fatalf("%q and %q: %v", a, b, match(a, b))
		}
		i, j, n = r.a+r.n, r.b+r.n, n+r.n
	}
	return n
}

// mostCommon returns the length of a longest common subsequence, by trying all.
func mostCommon(a, b lines) int {
	switch {
	case len(a) == 0 || len(b) == 0:
		return 0
	case a[0] == b[0]:
		return 1 + mostCommon(a[1:], b[1:])
	}
	return max(mostCommon(a[1:], b), mostCommon(a, b[1:]))
}

func randomLines(r *rand.Rand, most, kinds int) lines {
	l := make(lines, r.IntN(most))
	for i := range l {
		l[i] = fmt.Sprintf("%d\n", r.IntN(kinds))
	}
	return l
}

// TestParted compares texts that are too large for one table. Lines that occur once show
// which parts correspond.
func TestParted(t *testing.T) {
	block := func(i int) string { return fmt.Sprintf("func f%d() {\n\treturn\n}\n\n", i) }
	var before, after strings.Builder
	for i := range 1000 {
		switch {
		case i%50 == 7:
			before.WriteString(block(i))
		case i%50 == 31:
			after.WriteString(block(i))
		default:
			before.WriteString(block(i))
			after.WriteString(block(i))
		}
	}
	got := string(Unified("f.go", []byte(before.String()), []byte(after.String())))
	if plus, minus := strings.Count("\n"+got, "\n+"), strings.Count("\n"+got, "\n-"); plus != 20*4+1 || minus != 20*4+1 {
		t.Errorf("%d lines are new and %d gone:\n%s", plus, minus, got)
	}
}

// TestAnchors finds the lines that both texts have once, and a longest sequence of them
// in the same order.
func TestAnchors(t *testing.T) {
	tests := []struct {
		a, b string
		want []run
	}{
		{"x y x z", "y x z", []run{{1, 0, 1}, {3, 2, 1}}},
		{"x y", "x x y", []run{{1, 2, 1}}},
		{"1 2 3 4 5 6", "5 6 1 4 2 3", []run{{0, 2, 1}, {1, 4, 1}, {2, 5, 1}}},
		{"1 2 3 4", "4 3 1 2", []run{{0, 2, 1}, {1, 3, 1}}},
		{"1 2 3 4", "2 3 4 1", []run{{1, 0, 1}, {2, 1, 1}, {3, 2, 1}}},
		{"x x y", "x y", []run{{2, 1, 1}}},
		{"x x", "x x", nil},
	}
	for _, test := range tests {
		number := map[string]int{}
		a, b := strings.Fields(test.a), strings.Fields(test.b)
		m := &matcher{a: numbered(number, a), b: numbered(number, b)}
		if got := m.anchors(span{0, len(a), 0, len(b)}); !slices.Equal(got, test.want) {
			t.Errorf("%s and %s: %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

// TestLargeFiles compares texts of 10,000 lines. Comparing each line with each would
// take 100 million steps, and as many cells of a table.
func TestLargeFiles(t *testing.T) {
	const size = 10_000
	r := rand.New(rand.NewPCG(5, 6))
	text := func(kinds int) []byte {
		var b strings.Builder
		for range size {
			fmt.Fprintf(&b, "line %d\n", r.IntN(kinds))
		}
		return []byte(b.String())
	}
	tests := []struct {
		name          string
		before, after []byte
		most          int // lines of the diff
	}{
		{"one line changed", []byte(numbers(1, size)), []byte(strings.Replace(numbers(1, size), "\n5000\n", "\nx\n", 1)), 12},
		{"nothing in common", []byte(numbers(1, size)), []byte(numbers(size+1, 2*size)), 2*size + 4},
		{"few different lines", text(3), text(3), 2*size + 4},
		{"many different lines", text(size / 2), text(size / 2), 4 * size},
		{"parts within parts", chained("A"), chained("B"), 2*size + 4},
		{"backwards", []byte(numbers(1, size)), reversed(numbers(1, size)), 2*size + 10},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var begin, end runtime.MemStats
			runtime.ReadMemStats(&begin)
			got := Unified("f.go", test.before, test.after)
			runtime.ReadMemStats(&end)
			if n := strings.Count(string(got), "\n"); n == 0 || n > test.most {
				t.Errorf("%d lines, want at most %d", n, test.most)
			}
			if allocated := (end.TotalAlloc - begin.TotalAlloc) >> 20; allocated > 200 {
				t.Errorf("%d MiB were allocated", allocated)
			}
			common(t, splitLines(test.before), splitLines(test.after))
		})
	}
}

// chained returns lines only one of which occurs once. Without that one and those before
// it, again only one line occurs once, and so on.
func chained(between string) []byte {
	var b strings.Builder
	for i := range 3333 {
		fmt.Fprintf(&b, "%d\n%d\n%s\n", i+1, i, between)
	}
	return []byte(b.String())
}

func reversed(text string) []byte {
	l := splitLines([]byte(text))
	slices.Reverse(l)
	return []byte(strings.Join(l, ""))
}
