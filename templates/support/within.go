package etagen

import (
	"net/http"
	"strings"
)

func malformed(detail string) *problem {
	return refusedWith(http.StatusBadRequest, detail)
}

func unprocessable(detail string) *problem {
	return refusedWith(http.StatusUnprocessableEntity, detail)
}

// maxPointer bounds the pointer in a problem, in bytes: a client can choose it.
const maxPointer = 256

// within adds an outer member or element to the pointer of p. If the pointer
// becomes too long, it points to what contains the place.
func (p *problem) within(name string) *problem {
	if p == nil {
		return nil
	}
	if len(name) > maxPointer {
		p.Errors = nil
		return p
	}
	if p.Errors == nil {
		p.Errors = make([]FieldError, 1)
	}
	pointer := "/" + pointerPart(name) + p.Errors[0].Pointer
	for len(pointer) > maxPointer {
		pointer = pointer[:strings.LastIndexByte(pointer, '/')]
	}
	p.Errors[0].Pointer = pointer
	return p
}
