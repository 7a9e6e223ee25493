package jsonshape

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strconv"
	"strings"

	"github.com/etagen/etagen/annotations/model"
)

// FingerprintLength is the number of base 36 digits of a fingerprint. Use it to know how
// much of an entity tag a fingerprint takes.
const FingerprintLength = 6

// Fingerprint returns a short digest of the JSON shape, of how the entity tag is made,
// and of the epoch. If one of these differs, two representations with the same version
// may differ: a release that changes the body must change the entity tag.
func Fingerprint(res *model.Resource, epoch int) string {
	members := strings.NewReplacer("\n\t", "", "\n}", "}")
	sum := sha256.Sum256([]byte(members.Replace(res.Shape) + scheme(res) + "epoch " + strconv.Itoa(epoch)))
	n := binary.BigEndian.Uint64(sum[:])
	limit := uint64(1)
	for range FingerprintLength {
		limit *= 36
	}
	text := strconv.FormatUint(n%limit, 36)
	return strings.Repeat("0", FingerprintLength-len(text)) + text
}

// scheme describes the kinds of fields that make the entity tag. It includes Go names
// only of fields that are not in the JSON: the others are part of its shape.
func scheme(res *model.Resource) string {
	var b strings.Builder
	if res.Weak {
		b.WriteString("weak\n")
	}
	if res.Digest {
		b.WriteString("digest\n")
	} else if res.Version != nil {
		b.WriteString("version " + kindText(res.Version) + "\n")
	} else if res.Modified != nil {
		b.WriteString("modified " + kindText(res.Modified) + "\n")
	}
	if res.Incarnation != nil {
		b.WriteString("incarnation " + kindText(res.Incarnation) + "\n")
	}
	if res.Variant != nil {
		b.WriteString("variant " + kindText(res.Variant) + "\n")
	}
	for _, m := range res.JSON {
		if slices.ContainsFunc(res.Derived, m.Field.Is) {
			b.WriteString("derived " + m.Name + "\n")
		}
	}
	for _, f := range res.Derived {
		if !slices.ContainsFunc(res.JSON, func(m *model.Member) bool { return m.Field.Is(f) }) {
			b.WriteString("derived within " + strings.Join(f.Selector, ".") + "\n")
		}
	}
	return b.String()
}

func kindText(f *model.Field) string {
	text := string(f.Kind) + f.Unit
	if f.Value != nil {
		text += " " + kindText(f.Value)
	}
	return text
}
