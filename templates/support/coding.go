package etagen

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"sync"
)

// A Coding is a content coding (RFC 9110 §8.4.1), for the Codings of a handler.
type Coding struct {
	Name string // as in Accept-Encoding: zstd
	// Append appends src in the coding to dst. It is called concurrently. It must not
	// modify src, and must append the same bytes for the same src.
	Append func(dst, src []byte) ([]byte, error)
}

// A coding is a Coding in use.
type coding struct {
	name   string
	append func(dst, src []byte) ([]byte, error)
	suffix string // of entity tags: -g5hdig
}

const suffixSize = len("-g5hdig") // no proxy's: -gzip, --gzip, -br, -zstd, -deflate

// newCoding prepares a coding for use. It panics if the coding cannot be used, as
// http.ServeMux panics for a bad pattern.
func newCoding(c Coding) coding {
	name := strings.ToLower(c.Name)
	if name == "" || name[0] < 'a' || name[0] > 'z' || name == "identity" || strings.ContainsAny(name, " \t,;") || c.Append == nil {
		panic(fmt.Sprintf("etagen: the Coding %q needs a Name that begins with a letter, and Append", c.Name))
	}
	return coding{name, c.Append, suffixOf(name, c.Append)}
}

// code encodes a text in the coding, and sets the fields of its response.
func (c *coding) code(h http.Header, b *body) error {
	coded := newBody()
	defer coded.free()
	text, err := c.append(coded.text.AvailableBuffer(), b.text.Bytes())
	if err != nil {
		return fmt.Errorf("coding by %s: %w", c.name, err)
	}
	coded.text.Write(text)
	b.text, coded.text = coded.text, b.text
	h["Content-Encoding"] = fresh(h, c.name)
	h["Content-Length"] = fresh(h, strconv.Itoa(b.text.Len()))
	if tag := h["Etag"]; len(tag) > 0 {
		h["Etag"] = fresh(h, tag[0][:len(tag[0])-1]+c.suffix+`"`)
	}
	return nil
}

// suffixOf returns the suffix for the entity tags of a coding. It differs between
// codings, by name too, and releases: those of Go compress to different bytes.
func suffixOf(name string, code func(dst, src []byte) ([]byte, error)) string {
	var text []byte
	for i := int64(1); len(text) < 2<<10; i++ {
		text = append(strconv.AppendInt(append(text, `{"id":`...), i*i*i*7919, 36), `,"title":"The Whale"}`...)
	}
	text, err := code(nil, text)
	if err != nil {
		panic(fmt.Sprintf("etagen: a Coding failed to encode a text of 2 KB: %v", err))
	}
	sum := sha256.Sum256(append(append(text, name...), runtime.Version()...))
	digits := strconv.FormatUint(binary.BigEndian.Uint64(sum[:]), 36)
	return "-" + name[:1] + ("0000" + digits)[len(digits)-1:]
}

// cutSuffix returns an entity tag without the suffix of a coding of any release.
func cutSuffix(tag string) (plain string, ok bool) {
	at := len(tag) - len(`"`) - suffixSize
	if at < 1 || tag[at] != '-' || tag[at+1] < 'a' || tag[at+1] > 'z' {
		return tag, false
	}
	for _, c := range []byte(tag[at+2 : len(tag)-1]) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return tag, false
		}
	}
	return tag[:at] + `"`, true
}

// A gzipper compresses to a slice.
type gzipper struct {
	gzip *gzip.Writer
	text []byte
}

func (z *gzipper) Write(text []byte) (int, error) {
	z.text = append(z.text, text...)
	return len(text), nil
}

// gzippers keeps compressors for reuse: making one allocates 800 KB.
var gzippers = sync.Pool{New: func() any {
	z := new(gzipper)
	z.gzip, _ = gzip.NewWriterLevel(z, gzip.BestSpeed) // the level is valid
	return z
}}

// appendGzip is Append of gzip: at the lowest level, without a name or a time.
func appendGzip(dst, src []byte) ([]byte, error) {
	z := gzippers.Get().(*gzipper)
	defer gzippers.Put(z)
	z.text = dst
	z.gzip.Reset(z)
	_, err := z.gzip.Write(src)
	if err == nil {
		err = z.gzip.Close()
	}
	text := z.text
	z.text = nil
	return text, err
}
