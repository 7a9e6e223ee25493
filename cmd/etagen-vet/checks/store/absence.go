package store

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// A meaning is the meaning of an error to a handler.
type meaning int

// The meanings. An error that does not wrap the generated one for its meaning is
// answered 500.
const (
	none meaning = iota
	absent
	existing
)

// sentinels are the errors of well-known packages that a store meets if there is
// nothing, or something already. Those of the standard library for files are one
// and the same under two names.
func sentinels() map[string]meaning {
	return map[string]meaning{
		"database/sql.ErrNoRows": absent,
		"io/fs.ErrNotExist":      absent,
		"io/fs.ErrExist":         existing,
		"os.ErrNotExist":         absent,
		"os.ErrExist":            existing,
		"cloud.google.com/go/datastore.ErrNoSuchEntity":        absent,
		"github.com/bradfitz/gomemcache/memcache.ErrCacheMiss": absent,
		"github.com/dgraph-io/badger.ErrKeyNotFound":           absent,
		"github.com/go-pg/pg.ErrNoRows":                        absent,
		"github.com/go-redis/redis.Nil":                        absent,
		"github.com/gomodule/redigo/redis.ErrNil":              absent,
		"github.com/jackc/pgx.ErrNoRows":                       absent,
		"github.com/jinzhu/gorm.ErrRecordNotFound":             absent,
		"github.com/redis/go-redis.Nil":                        absent,
		"github.com/syndtr/goleveldb/leveldb.ErrNotFound":      absent,
		"go.mongodb.org/mongo-driver/mongo.ErrNoDocuments":     absent,
		"gorm.io/gorm.ErrRecordNotFound":                       absent,
		"gorm.io/gorm.ErrDuplicatedKey":                        existing,
	}
}

// predicates are the functions that tell of an error what it means.
func predicates() map[string]meaning {
	return map[string]meaning{
		"os.IsNotExist": absent,
		"os.IsExist":    existing,
		"go.mongodb.org/mongo-driver/mongo.IsDuplicateKeyError": existing,
	}
}

// sentinelMeaning returns the meaning of a well-known error.
func sentinelMeaning(obj types.Object) meaning {
	if obj == nil || obj.Pkg() == nil || obj.Parent() != obj.Pkg().Scope() {
		return none
	}
	return sentinels()[versionless(obj.Pkg().Path())+"."+obj.Name()]
}

// A test is a condition that tells what the error in a variable means.
type test struct {
	of      types.Object
	meaning meaning
	negated bool
}

// test reads a condition such as errors.Is(err, sql.ErrNoRows); ok is false for
// any other. Of a condition with || all parts have to be about one variable, of
// one with && it takes the first that is a test.
func (c *code) test(cond ast.Expr) (t test, ok bool) {
	switch e := ast.Unparen(cond).(type) {
	case *ast.UnaryExpr:
		t, ok = c.test(e.X)
		t.negated = !t.negated
		return t, ok && e.Op == token.NOT
	case *ast.BinaryExpr:
		return c.testBinary(e)
	case *ast.CallExpr:
		return c.testCall(e)
	}
	return test{}, false
}

// testBinary reads err == sql.ErrNoRows, and tests that are joined.
func (c *code) testBinary(e *ast.BinaryExpr) (test, bool) {
	switch e.Op {
	case token.EQL, token.NEQ:
		if t, ok := c.compare(e.X, e.Y); ok {
			t.negated = e.Op == token.NEQ
			return t, true
		}
		t, ok := c.compare(e.Y, e.X)
		t.negated = e.Op == token.NEQ
		return t, ok
	case token.LOR:
		x, ok := c.test(e.X)
		y, also := c.test(e.Y)
		return x, ok && also && x == y
	case token.LAND:
		if x, ok := c.test(e.X); ok && !x.negated {
			return x, true
		}
		y, ok := c.test(e.Y)
		return y, ok && !y.negated
	}
	return test{}, false
}

// testCall reads errors.Is(err, sql.ErrNoRows) and os.IsNotExist(err).
func (c *code) testCall(call *ast.CallExpr) (test, bool) {
	name := functionName(c.callee(call))
	if len(call.Args) == 2 && slices.Contains([]string{"errors.Is", "github.com/pkg/errors.Is", "golang.org/x/xerrors.Is"}, name) {
		return c.compare(call.Args[0], call.Args[1])
	}
	m := predicates()[name]
	if strings.HasSuffix(name, ".IsNotFound") { // of ent, whose package is the user's own
		m = absent
	}
	if m == none || len(call.Args) != 1 {
		return test{}, false
	}
	of := c.holder(call.Args[0])
	return test{of: of, meaning: m}, of != nil
}

// compare reads the comparison of a variable with a well-known error.
func (c *code) compare(variable, sentinel ast.Expr) (test, bool) {
	t := test{of: c.holder(variable), meaning: sentinelMeaning(c.object(sentinel))}
	return t, t.of != nil && t.meaning != none
}

// holder is the local variable that holds an error: err, or tx of tx.Error,
// which is how gorm returns one.
func (c *code) holder(e ast.Expr) types.Object {
	e = ast.Unparen(e)
	if s, ok := e.(*ast.SelectorExpr); ok && c.isGormError(s) {
		e = ast.Unparen(s.X)
	}
	id, ok := e.(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := c.info.ObjectOf(id).(*types.Var)
	if !ok || v.Pkg() == nil || v.Parent() == v.Pkg().Scope() {
		return nil
	}
	return v
}

// isGormError reports whether an expression is the error of a gorm.DB.
func (c *code) isGormError(s *ast.SelectorExpr) bool {
	v, ok := c.info.Uses[s.Sel].(*types.Var)
	return ok && v.IsField() && s.Sel.Name == "Error" && v.Pkg() != nil && versionless(v.Pkg().Path()) == "gorm.io/gorm"
}
