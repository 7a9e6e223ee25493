package annotations

import (
	"crypto/sha256"
	"encoding/binary"
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// fingerprintLength is the number of base 36 digits of a fingerprint.
const fingerprintLength = 6

// fingerprint is a short digest of the JSON shape, of how the entity tag is
// made, and of the epoch: what makes two representations with one version
// differ (http-rules: a release that changes the body must change the tag).
func fingerprint(res *Resource, s *shape, epoch int) string {
	sum := sha256.Sum256([]byte(s.canonical() + scheme(res) + "epoch " + strconv.Itoa(epoch)))
	n := binary.BigEndian.Uint64(sum[:])
	limit := uint64(1)
	for range fingerprintLength {
		limit *= 36
	}
	text := strconv.FormatUint(n%limit, 36)
	return strings.Repeat("0", fingerprintLength-len(text)) + text
}

// scheme says which kinds of fields make the tag. The names of the fields do
// not count: those that are in the body are in its shape.
func scheme(res *Resource) string {
	var b strings.Builder
	if res.Weak {
		b.WriteString("weak\n")
	}
	if res.Version != nil {
		b.WriteString("version " + kindText(res.Version) + "\n")
	} else if res.Modified != nil {
		b.WriteString("modified " + kindText(res.Modified) + "\n")
	}
	if res.Incarnation != nil {
		b.WriteString("incarnation " + kindText(res.Incarnation) + "\n")
	}
	for _, m := range res.JSON {
		if slices.ContainsFunc(res.Derived, func(f *Field) bool { return slices.Equal(f.Selector, m.Field.Selector) }) {
			b.WriteString("derived " + m.Name + "\n")
		}
	}
	return b.String()
}

func kindText(f *Field) string {
	text := strconv.Itoa(int(f.Kind)) + f.Unit
	if f.Value != nil {
		text += " " + kindText(f.Value)
	}
	return text
}

// readJSON fills in the members of the JSON and the fingerprint, and reports
// the fields that encoding/json can never encode or whose type is not known.
func (r *reader) readJSON(d *declaration, st *types.Struct, res *Resource, epoch int) {
	s := shapeOf(res.Object.Type())
	if s.large {
		r.report(NotEncodable, d.name(), "the JSON of type %s has more than %d types in it", res.Name, maxNodes)
		return
	}
	defer func() { res.Fingerprint = fingerprint(res, s, epoch) }()
	if _, itself := leaf(res.Object.Type(), true); itself {
		return
	}
	res.JSON = []*Member{}
	for _, f := range jsonFields(st) {
		field := r.memberField(f.path)
		res.JSON = append(res.JSON, &Member{Name: f.name, Field: field})
		r.checkEncodable(d, s, f)
	}
}

// checkEncodable reports a field that leads to a type without an encoding.
func (r *reader) checkEncodable(d *declaration, s *shape, f jsonField) {
	n := &shapeNode{text: []string{""}}
	s.part(n, last(f.path).Type(), true)
	if len(n.parts) == 0 {
		return
	}
	problem := s.problem(n.parts[0])
	switch at := r.nearest(d, f.path); {
	case problem == nil:
	case problem.unknown:
		r.report(UnknownType, at, "the type %s of field %s is not known: check its declaration and imports", problem.problem, pathName(f.path))
	default:
		r.report(NotEncodable, at, "field %s can never be encoded as JSON, for there is %s in it: give it the struct tag json:\"-\"", pathName(f.path), problem.problem)
	}
}

// problem is the first node with a problem that can be reached from a node.
func (s *shape) problem(from int) *shapeNode {
	seen := make([]bool, len(s.nodes))
	for queue := []int{from}; len(queue) > 0; queue = queue[1:] {
		if seen[queue[0]] {
			continue
		}
		seen[queue[0]] = true
		n := s.nodes[queue[0]]
		if n.problem != "" {
			return n
		}
		queue = append(queue, n.parts...)
	}
	return nil
}
