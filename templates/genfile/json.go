package genfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// JSONMember is the first member of every generated JSON object, because JSON has no
// comments. Formats with fixed member names, such as OpenAPI, allow names that begin with
// x-. Use it to write the file, and to compare it with one on the disk.
const JSONMember = "x-generated"

// JSON returns the format of files that contain a JSON object. Use it for outputs whose
// names end in .json.
func JSON() *Format {
	return &Format{
		Name: "JSON", Extension: ".json", Mark: "member " + JSONMember, Begin: "{\n  " + jsonMark(),
		Generated: isJSONGenerated, Edited: editedJSON,
		Emptied: func([]byte) []byte { return nil }, // the go command does not list it
		Header:  func([]byte) string { return "" },
	}
}

// jsonMark returns the member as it is written.
func jsonMark() string { return `"` + JSONMember + `": "` + Line + `"` }

// MarkJSON returns the content of a file for a JSON object: indented, with the mark
// before its members. It returns an error if the text is not a JSON object.
func MarkJSON(object []byte) ([]byte, error) {
	rest, ok := bytes.CutPrefix(bytes.TrimSpace(object), []byte("{"))
	if !ok {
		return nil, errors.New("it is no JSON object")
	}
	marked := []byte("{" + jsonMark())
	if rest = bytes.TrimSpace(rest); !bytes.HasPrefix(rest, []byte("}")) {
		marked = append(marked, ',')
	}
	var file bytes.Buffer
	if err := json.Indent(&file, append(marked, rest...), "", "  "); err != nil {
		return nil, err
	}
	file.WriteByte('\n')
	return file.Bytes(), nil
}

// isJSONGenerated reports whether the mark is a member of the object in a file, in any
// position. If the file does not parse up to there, for example because of a merge
// conflict, a line with the mark is enough.
func isJSONGenerated(content []byte) bool {
	content = WithoutMark(content)
	has, err := hasJSONMark(json.NewDecoder(bytes.NewReader(content)))
	if err == nil {
		return has
	}
	for line := range bytes.Lines(UnixLines(content)) {
		if string(bytes.TrimRight(line, ",\n")) == "  "+jsonMark() {
			return true
		}
	}
	return false
}

// hasJSONMark looks for the mark among the members of an object, in order, and stops
// there.
func hasJSONMark(d *json.Decoder) (bool, error) {
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return false, err
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return false, err
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return false, err
		}
		if name == JSONMember && string(value) == `"`+Line+`"` {
			return true, nil
		}
	}
	_, err := d.Token()
	return false, err
}

// editedJSON describes a sign that a file was edited by hand: a file that etagen has
// written parses and is indented. It returns "" if there is none.
func editedJSON(content []byte) string {
	old := UnixLines(content)
	if how := editedText(old); how != "" {
		return how
	}
	var indented bytes.Buffer
	err := json.Indent(&indented, WithoutMark(old), "", "  ")
	if problem := (*json.SyntaxError)(nil); errors.As(err, &problem) {
		line := 1 + bytes.Count(old[:min(int(problem.Offset), len(old))], []byte("\n"))
		return fmt.Sprintf("line %d does not parse: %v", line, problem)
	}
	if !bytes.Equal(indented.Bytes(), old) {
		return fmt.Sprintf("line %d is not indented as etagen does", FirstDifference(old, indented.Bytes()))
	}
	return ""
}
