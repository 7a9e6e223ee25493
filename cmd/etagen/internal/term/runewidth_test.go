package term

import "testing"

func TestRuneWidth(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "a": 1, "é": 1, "e\u0301": 1, "א": 1, "ﾃ": 1, "a\u20dd": 1, "–": 1, "→": 1,
		"图": 2, "々": 2, "ひ": 2, "カ": 2, "ㄅ": 2, "ꀀ": 2, "가": 2, "힣": 2, "ᄀ": 2, "「": 2, "，": 2, "Ａ": 2, "￥": 2, "︰": 2,
		"😀": 2, "🚀": 2, "🤖": 2, "🪐": 2, "👩\u200d🚀": 4, "\x1b": 1, "\xff": 1,
	} {
		if got := Width(text); got != want {
			t.Errorf("%q has %d columns, want %d", text, got, want)
		}
	}
}
