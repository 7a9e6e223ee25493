package etagen

import (
	"encoding/binary"
	"strconv"
)

// canonicalSize is the size of the buffers on the stack that hold a query in its
// canonical form. A longer one takes an allocation.
const canonicalSize = 256

// appendCanonical appends everything that distinguishes one page of one list
// from all others: equivalent queries append the same bytes, and different
// queries different bytes.
func (q *Query) appendCanonical(dst []byte) []byte {
	if q.collection.ItemTags {
		// The tag has to change with the body when the body gets them.
		dst = append(dst, "etags "...)
	}
	if q.Total {
		dst = append(dst, "total "...)
	}
	dst = q.appendList(dst)
	dst = strconv.AppendInt(append(dst, "limit="...), int64(q.Limit), 10)
	return appendFramed(append(dst, ' '), q.After)
}

// appendList appends everything that distinguishes one list from all others,
// whatever the page: the route, its wildcards, the filters and the order.
func (q *Query) appendList(dst []byte) []byte {
	dst = append(dst, q.collection.Pattern...)
	for _, value := range q.path {
		dst = appendQueryText(append(dst, ' '), value)
	}
	return q.appendSelection(append(dst, '?'))
}

// appendSelection appends the filters and the order as they are written in the
// query of a URL, with a & after each.
func (q *Query) appendSelection(dst []byte) []byte {
	for i, filter := range q.filters {
		if filter.given {
			dst = appendParameter(dst, q.collection.Filters[i], filter.text)
		}
		for _, text := range filter.more {
			dst = appendParameter(dst, q.collection.Filters[i], text)
		}
	}
	if q.sort.given {
		dst = appendParameter(dst, "sort", q.sort.text)
	}
	return dst
}

func appendParameter(dst []byte, name, text string) []byte {
	dst = append(appendQueryText(dst, name), '=')
	return append(appendQueryText(dst, text), '&')
}

// appendQueryText escapes all but the unreserved characters (RFC 3986 §2.3). It
// escapes the comma too, because some programs split a Link field at every
// comma.
func appendQueryText(dst []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		dst = appendEscaped(dst, s[i], unreserved(s[i]))
	}
	return dst
}

// appendFramed appends text of any content so that its end can be found.
func appendFramed[T string | []byte](dst []byte, text T) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(text)))
	return append(dst, text...)
}
