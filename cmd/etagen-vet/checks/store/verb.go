package store

import (
	"go/ast"
	"go/token"
	"strings"
)

// A verb is a verb of a format, with the argument that it prints.
type verb struct {
	text string // such as %w
	at   int    // its offset in the format
	arg  ast.Expr
}

// verbs returns the verbs of a call of fmt.Errorf. ok is false if the format is not
// known, has rare features, or does not fit the arguments.
func (c *code) verbs(call *ast.CallExpr) (all []verb, ok bool) {
	if len(call.Args) == 0 || call.Ellipsis.IsValid() {
		return nil, false
	}
	format, ok := c.text(call.Args[0])
	if !ok {
		return nil, false
	}
	for at := 0; at < len(format); {
		begin := strings.IndexByte(format[at:], '%')
		if begin < 0 {
			break
		}
		begin += at
		end := begin + 1
		for end < len(format) && strings.IndexByte("+-# 0123456789.", format[end]) >= 0 {
			end++
		}
		if end == len(format) || format[end] == '*' || format[end] == '[' {
			return nil, false
		}
		at = end + 1
		if format[end] == '%' {
			continue
		}
		if len(all)+1 >= len(call.Args) {
			return nil, false
		}
		all = append(all, verb{text: format[begin:at], at: begin, arg: call.Args[len(all)+1]})
	}
	return all, len(all) == len(call.Args)-1
}

// inSource returns the position of an offset of a format in the source. The position is
// valid only if the format is one literal without escapes.
func (c *code) inSource(call *ast.CallExpr, offset int) token.Pos {
	literal, ok := ast.Unparen(call.Args[0]).(*ast.BasicLit)
	if !ok || strings.Contains(literal.Value, `\`) || strings.Contains(literal.Value, "\n") {
		return token.NoPos
	}
	return literal.Pos() + 1 + token.Pos(offset)
}
