package etagen

import "strings"

// cutMediaType returns type and subtype in lower case, and the parameters as
// they are written (RFC 9110 §8.3.1). A parameter never changes the type:
// browsers send text/plain with any parameters to every site.
func cutMediaType(value string) (media, parameters string, ok bool) {
	media, parameters, _ = strings.Cut(value, ";")
	media = strings.Trim(media, " \t")
	kind, subtype, _ := strings.Cut(media, "/")
	return strings.ToLower(media), parameters, isToken(kind) && isToken(subtype)
}

// inUTF8 reports whether parameters are well-formed, and each charset among them
// is UTF-8 or US-ASCII. A parameter may be empty (RFC 9110 §5.6.6).
func inUTF8(parameters string) bool {
	for {
		if parameters = strings.TrimLeft(parameters, " \t;"); parameters == "" {
			return true
		}
		name, rest, _ := strings.Cut(parameters, "=")
		value, rest, ok := cutValue(rest)
		if !ok || !isToken(name) || strings.EqualFold(name, "charset") && !isUTF8(value) {
			return false
		}
		if parameters = strings.TrimLeft(rest, " \t"); parameters != "" && parameters[0] != ';' {
			return false
		}
	}
}

// cutValue returns the value of a parameter, which is a token or a quoted
// string, and the text after it.
func cutValue(s string) (value, rest string, ok bool) {
	if !strings.HasPrefix(s, `"`) {
		end := 0
		for end < len(s) && isTokenByte(s[end]) {
			end++
		}
		return s[:end], s[end:], end > 0
	}
	var text []byte
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return string(text), s[i+1:], true
		case s[i] == '\\' && i+1 < len(s):
			i++
		}
		text = append(text, s[i])
	}
	return "", "", false
}

// isUTF8 reports whether text in a charset is UTF-8 too.
func isUTF8(charset string) bool {
	return strings.EqualFold(charset, "utf-8") || strings.EqualFold(charset, "utf8") || strings.EqualFold(charset, "us-ascii")
}

func isToken(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isTokenByte(s[i]) {
			return false
		}
	}
	return s != ""
}

// isTokenByte reports whether a token can have a byte (RFC 9110 §5.6.2).
func isTokenByte(c byte) bool {
	return unreserved(c) || strings.IndexByte("!#$%&'*+^`|", c) >= 0
}
