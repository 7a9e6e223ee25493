package load

import (
	"bytes"
	"strings"

	"github.com/etagen/etagen/annotations"
)

// hasDirective reports whether a file may have a directive, a near miss of one
// that is to be diagnosed, or a role. Annotations tells what it really has;
// this is there to be fast, and never to miss one.
func hasDirective(content []byte) bool {
	return mentionsTool(content) || hasLookalike(content)
}

// mentionsTool reports whether the word etagen is there, in any case, other than
// as the support package: at the end of an import path, or before a dot and an
// exported name.
func mentionsTool(content []byte) bool {
	const tool = annotations.Tool
	for at := 0; ; {
		g := bytes.IndexAny(content[at:], "gG") // the rarest letter of it
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

// isImport reports whether what stands behind the letters etagen shows that they
// are the support package, or part of a longer word.
func isImport(rest []byte) bool {
	switch {
	case len(rest) == 0:
		return false
	case rest[0] == '.':
		return len(rest) > 1 && 'A' <= rest[1] && rest[1] <= 'Z'
	}
	return rest[0] == '"' || rest[0] == '/' || isLetter(rest[0])
}

// inComment reports whether a text ends in a comment with nothing in it yet.
func inComment(text []byte) bool {
	line := text[bytes.LastIndexByte(text, '\n')+1:]
	line = bytes.TrimRight(line, " \t+@")
	return bytes.HasSuffix(line, []byte("//")) || bytes.HasSuffix(line, []byte("*"))
}

// hasLookalike reports whether there is a word that looks like etagen before a
// colon and a name: a misspelling of a directive. A colon stands close between
// two words nearly nowhere else.
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

// lastWord is the word that a text ends in.
func lastWord(text []byte) []byte {
	begin := len(text)
	for begin > 0 && isWord(text[begin-1]) {
		begin--
	}
	return text[begin:]
}

// looksLikeTool reports whether a word can be a misspelling of etagen: what
// begins as it does, and what has nearly all of its letters.
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
