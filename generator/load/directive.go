package load

import (
	"bytes"
	"strings"

	"github.com/etagen/etagen/annotations"
)

// hasDirective reports whether a file may contain a directive, a misspelled one that
// needs a diagnostic, or a role. It is fast, and errs only by reporting too much:
// package annotations finds out what is really there.
func hasDirective(content []byte) bool {
	return mentionsTool(content) || hasLookalike(content)
}

// mentionsTool reports whether the word etagen occurs in any case, other than as the
// support package: at the end of an import path, or before a dot and an exported name.
func mentionsTool(content []byte) bool {
	const tool = annotations.Tool
	for at := 0; ; {
		g := bytes.IndexAny(content[at:], "gG") // its rarest letter
		if g < 0 {
			return false
		}
		at += g + 1
		begin := at - 1 - strings.IndexByte(tool, 'g')
		end := begin + len(tool)
		if begin < 0 || end > len(content) || !bytes.EqualFold(content[begin:end], []byte(tool)) {
			continue
		}
		if !isImport(content[end:]) || inComment(content[:begin]) {
			return true
		}
	}
}

// isImport reports whether the text after the letters etagen shows that they name the
// support package, or are part of a longer word.
func isImport(rest []byte) bool {
	switch {
	case len(rest) == 0:
		return false
	case rest[0] == '.':
		return len(rest) > 1 && 'A' <= rest[1] && rest[1] <= 'Z'
	}
	return rest[0] == '"' || rest[0] == '/' || isLetter(rest[0])
}

// inComment reports whether a text ends with the start of a comment.
func inComment(text []byte) bool {
	line := text[bytes.LastIndexByte(text, '\n')+1:]
	line = bytes.TrimRight(line, " \t+@")
	return bytes.HasSuffix(line, []byte("//")) || bytes.HasSuffix(line, []byte("*"))
}

// hasLookalike reports whether the file contains a word like etagen, directly followed
// by a colon and a name: a misspelled directive. Elsewhere two words are almost never
// joined by a colon.
func hasLookalike(content []byte) bool {
	for at := 0; ; {
		colon := bytes.IndexByte(content[at:], ':')
		if colon < 0 {
			return false
		}
		colon += at
		at = colon + 1
		if at < len(content) && isLetter(content[at]) && looksLikeTool(lastWord(content[:colon])) {
			return true
		}
	}
}

// lastWord returns the word at the end of a text.
func lastWord(text []byte) []byte {
	begin := len(text)
	for begin > 0 && isWord(text[begin-1]) {
		begin--
	}
	return text[begin:]
}

// looksLikeTool reports whether a word may be a misspelling of etagen: it begins like it
// and has nearly all of its letters.
func looksLikeTool(word []byte) bool {
	if len(word) < 3 || len(word) > 12 {
		return false
	}
	lower := bytes.ToLower(word)
	missing := 0
	for _, c := range []byte(annotations.Tool) {
		if i := bytes.IndexByte(lower, c); i >= 0 {
			lower[i] = 0
		} else {
			missing++
		}
	}
	return missing <= 1 || bytes.HasPrefix(bytes.ToLower(word), []byte("et"))
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isWord(c byte) bool { return isLetter(c) || '0' <= c && c <= '9' || c == '-' }
