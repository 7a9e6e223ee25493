package genfile

import "testing"

func TestGoTop(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"none":              {"", GoLine + "\n\n"},
		"one line":          {"Copyright us.\n", GoLine + "\n\n// Copyright us.\n\n"},
		"a comment already": {"// Copyright us.\n", GoLine + "\n\n// Copyright us.\n\n"},
		"a mark and pages":  {"\ufeffCopyright us.\n\f\nAll rights.", GoLine + "\n\n// Copyright us.\n//\n// All rights.\n\n"},
		"two paragraphs, CRLF": {
			"Copyright us.\r\n\r\nAll rights.\r\n",
			GoLine + "\n\n// Copyright us.\n//\n// All rights.\n\n",
		},
	} {
		if got := GoTop(test.text); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}
