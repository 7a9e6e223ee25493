package etagen

import (
	"bytes"
	"net/http"
	"slices"
	"strings"
)

// methodPatch is PATCH. Modules that do not serve it lack what depends on this name.
const methodPatch = http.MethodPatch

const mergePatchType = "application/merge-patch+json"

// unsupportedContent returns why content cannot be read, or nil if it can: 415,
// or 400 for partial content (RFC 9110 §15.5.16, §14.5). PUT accepts any kind of
// JSON except patches. PATCH accepts merge patches (RFC 7396). The content of
// DELETE has no meaning.
func (res *Resource) unsupportedContent(r *http.Request) error {
	switch {
	case r.Method == http.MethodDelete:
		return nil
	case r.Method == http.MethodPatch && !hasType(r.Header, res.isPatch):
		return unsupported("The content must be a JSON merge patch in UTF-8, and Content-Type must say so.", "Accept-Patch", acceptPatch(res.PatchTypes))
	case r.Method != http.MethodPatch && !hasType(r.Header, isJSON):
		return unsupported("The content must be JSON in UTF-8, and Content-Type must say so.", "Accept", jsonType)
	case !isIdentity(r.Header["Content-Encoding"]):
		return unsupported("Content-Encoding is not supported. Send the content without it.", "Accept-Encoding", "identity")
	case len(r.Header["Content-Range"]) > 0:
		p := refusedWith(http.StatusBadRequest, "Content-Range is not supported. Send the whole content.")
		p.Header = "Content-Range"
		return p
	}
	return nil
}

func unsupported(detail, field, hint string) error {
	p := refusedWith(http.StatusUnsupportedMediaType, detail)
	p.hintName, p.hint = field, hint
	return p
}

// isPatch reports whether PATCH accepts content of a media type as a merge
// patch.
func (res *Resource) isPatch(media string) bool {
	return media == mergePatchType || slices.Contains(res.PatchTypes, media)
}

// acceptPatch returns the value of Accept-Patch (RFC 5789 §3.1).
func acceptPatch(also []string) string {
	return strings.Join(append([]string{mergePatchType}, also...), ", ")
}

// isJSONPatch reports whether the content of a PATCH is an array that is not
// declared as a merge patch. It is a JSON Patch (RFC 6902) by mistake, and would
// replace everything that is stored.
func isJSONPatch(r *http.Request, text []byte) bool {
	isOther := func(media string) bool { return media != mergePatchType }
	return r.Method == http.MethodPatch && bytes.HasPrefix(bytes.TrimLeft(text, " \t\r\n"), []byte("[")) && hasType(r.Header, isOther)
}

// isJSON reports whether JSON of a media type can be stored. Patches and problem
// documents are about a resource instead.
func isJSON(media string) bool {
	if media == jsonType {
		return true
	}
	_, subtype, _ := strings.Cut(media, "/")
	name, ok := strings.CutSuffix(subtype, "+json")
	last := name[strings.LastIndexAny(name, ".-+")+1:]
	return ok && last != "" && last != "patch" && last != "problem"
}

// hasType reports whether a request has one media type, which is wanted, and
// whether its charset, if any, is a subset of UTF-8.
func hasType(h http.Header, wanted func(string) bool) bool {
	values := h["Content-Type"]
	if len(values) != 1 {
		return false
	}
	if values[0] == jsonType {
		return wanted(jsonType) // the usual request
	}
	media, parameters, ok := cutMediaType(values[0])
	return ok && wanted(media) && inUTF8(parameters)
}

// isIdentity reports whether Content-Encoding names no coding.
func isIdentity(lines []string) bool {
	for _, line := range lines {
		for _, coding := range strings.Split(line, ",") {
			if coding = strings.Trim(coding, " \t"); coding != "" && !strings.EqualFold(coding, "identity") {
				return false
			}
		}
	}
	return true
}
