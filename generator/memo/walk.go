package memo

import "strconv"

// A walk visits the values of a key.
type walk struct {
	*Keyer
	ok bool
}

// put adds a text in a form that shows where it ends.
func (w *walk) put(text string) {
	w.text = strconv.AppendInt(w.text, int64(len(text)), 10)
	w.text = append(append(w.text, ':'), text...)
	if len(w.text) > atOnce {
		w.flush()
	}
}

// atOnce is the amount of text that is collected before it is added to the sum.
const atOnce = 4 << 10

// flush adds the text to the sum.
func (w *walk) flush() {
	w.sum.Write(w.text)
	w.text = w.text[:0]
}

// putInt adds a number.
func (w *walk) putInt(n int64) { w.text = append(strconv.AppendInt(w.text, n, 10), ';') }

// putSum adds a sum, whose length is known.
func (w *walk) putSum(sum Key) { w.text = append(w.text, sum[:]...) }
