package listing

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/etagen/etagen/annotations"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/cmd/etagen/internal/term"
)

// tableWidth is the width of the lines below a resource.
const tableWidth = 80

// Table prints resources: a line with columns for each route, and below it everything
// else. Call it for --list without --json.
func Table(w io.Writer, colour bool, all []Resource) {
	rows := [][]string{{"RESOURCE", "ROUTE", "METHODS"}}
	for _, r := range all {
		rows = append(rows, routeRows(r)...)
	}
	widths := columnWidths(rows)
	fmt.Fprintln(w, term.Paint(colour, term.Bold, tableLine(rows[0], widths)))
	for i, r := range all {
		if i > 0 {
			fmt.Fprintln(w)
		}
		for _, row := range routeRows(r) {
			fmt.Fprintln(w, tableLine(row, widths))
		}
		for _, d := range details(r) {
			printDetail(w, colour, d)
		}
	}
}

// routeRows returns a row for each route of a resource.
func routeRows(r Resource) [][]string {
	var rows [][]string
	if r.Route != nil {
		rows = append(rows, []string{"", r.Route.Pattern, strings.Join(r.Route.Methods, ",")})
	}
	if r.Collection != nil && r.Collection.Pattern != "" {
		rows = append(rows, []string{"", r.Collection.Pattern, strings.Join(r.Collection.Methods, ",")})
	}
	if len(rows) == 0 {
		rows = append(rows, []string{"", "-", "-"}) // functions without a route
	}
	rows[0][0] = r.Name
	return rows
}

// A detail is a line below the routes of a resource, or several if its parts do not fit
// on one.
type detail struct {
	name      string
	parts     []string
	separator string
}

// details returns the details of a resource.
func details(r Resource) []detail {
	all := []detail{
		{"declared", []string{fmt.Sprintf("%s:%d:%d", r.Position.File, r.Position.Line, r.Position.Column)}, ""},
		{"package", []string{r.Package}, ""},
		{"validators", validators(r.Validators), ", "},
		{"version", fieldTexts(r.Version), ""},
		{"modified", fieldTexts(r.Modified), ""},
		{"incarnation", fieldTexts(r.Incarnation), ""},
		{"variant", fieldTexts(r.Variant), ""},
		{"derived", fieldTexts(r.Derived...), ", "},
		{"joined", fieldTexts(r.Joined...), ", "},
		{"readonly", fieldTexts(r.ReadOnly...), ", "},
		{"policies", policies(r), "; "},
		{"collection", collectionPolicies(r.Collection), "; "},
		{"outputs", r.Outputs, ", "},
	}
	return slices.DeleteFunc(all, func(d detail) bool { return len(d.parts) == 0 })
}

// validators describes the validators of responses.
func validators(v Validators) []string {
	if v.LastModified {
		return []string{v.ETag + " ETag", "Last-Modified"}
	}
	return []string{v.ETag + " ETag"}
}

// policies returns the policies of a resource, as its directives state them.
func policies(r Resource) []string {
	all := []string{"cache " + r.Policies.Cache}
	add := func(holds bool, text string) {
		if holds {
			all = append(all, text)
		}
	}
	add(r.Policies.Vary != "", "vary "+r.Policies.Vary)
	add(r.Policies.CORS, "cors")
	add(r.Policies.Stat, "stat")
	add(r.Policies.Keep > 0, "keep "+size(r.Policies.Keep))
	add(r.Policies.Replicas == "all", "replicas")
	add(r.Policies.Replicas == "writes", "replicas for writes only")
	add(r.Policies.Create, "create")
	switch {
	case r.Policies.Require == "tag" && r.Policies.Create:
		add(true, "require If-Match or If-None-Match")
	case r.Policies.Require == "tag":
		add(true, "require If-Match")
	default:
		add(r.Policies.Require != "", "require "+r.Policies.Require)
	}
	add(r.Policies.PutValidators != "", "put-validators "+r.Policies.PutValidators)
	add(r.Policies.Tag != "", "tag "+r.Policies.Tag)
	add(r.Policies.Guard != "", "guard "+r.Policies.Guard)
	if c := r.Policies.Compress; c != nil {
		add(true, "compress "+c.Coding)
		add(c.Min > 0, "compress min="+strconv.Itoa(c.Min))
	}
	if p := r.Policies.Proxy; p != nil {
		add(p.Weakens, "proxy weakens")
		add(p.Suffix != "", "proxy suffix="+p.Suffix)
	}
	add(r.Policies.Patch != "", "patch "+r.Policies.Patch)
	add(r.Policies.Sample != "", "sample "+r.Policies.Sample)
	add(r.Policies.Validate != "", "validate "+r.Policies.Validate)
	return all
}

// size returns a number of bytes in the largest unit that is exact.
func size(n int64) string {
	units := []string{"B", "KiB", "MiB", "GiB"}
	for len(units) > 1 && n%1024 == 0 {
		n, units = n/1024, units[1:]
	}
	return strconv.FormatInt(n, 10) + units[0]
}

// collectionPolicies returns the policies of a list.
func collectionPolicies(c *Collection) []string {
	if c == nil {
		return nil
	}
	var all []string
	for _, flag := range []struct {
		name string
		set  bool
	}{{"stat", c.Stat}, {"item-tags", c.ItemTags}, {"group", c.Group}, {"total", c.Total}} {
		if flag.set {
			all = append(all, flag.name)
		}
	}
	if c.Pattern == "" {
		return append(all, "functions alone")
	}
	if c.Limit != model.DefaultLimit || c.MaxLimit != model.DefaultMaxLimit {
		all = append(all, fmt.Sprintf("limit %d, at most %d", c.Limit, c.MaxLimit))
	}
	for _, names := range []struct {
		what  string
		names []string
	}{
		{"sort by", c.Sort}, {"filter by", c.Filter}, {"filter by several", c.In}, {"filter by range of", c.Range},
		{"params", c.Params}, {"ignore", c.Ignore},
	} {
		if len(names.names) > 0 {
			all = append(all, names.what+" "+strings.Join(names.names, ", "))
		}
	}
	return all
}

// fieldTexts returns fields with their types, without those that are nil.
func fieldTexts(fields ...*Field) []string {
	var all []string
	for _, f := range fields {
		switch {
		case f == nil:
		case f.Unit != "":
			all = append(all, fmt.Sprintf("%s %s (%s)", f.Field, f.Type, f.Unit))
		default:
			all = append(all, f.Field+" "+f.Type)
		}
	}
	return all
}

// printDetail prints a detail.
func printDetail(w io.Writer, colour bool, d detail) {
	name := fmt.Sprintf("  %-12s", d.name)
	for i, part := range d.parts {
		d.parts[i] = annotations.Visible(part)
	}
	for _, line := range term.Wrap(d.parts, d.separator, tableWidth-len(name)) {
		fmt.Fprintln(w, term.Paint(colour, term.Dim, name)+line)
		name = strings.Repeat(" ", len(name))
	}
}

// columnWidths returns the width of the widest cell in each column.
func columnWidths(rows [][]string) []int {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], term.Width(cell))
		}
	}
	return widths
}

// tableLine formats a row, with two spaces between its columns.
func tableLine(row []string, widths []int) string {
	var b strings.Builder
	for i, cell := range row {
		b.WriteString(cell + strings.Repeat(" ", widths[i]-term.Width(cell)+2))
	}
	return strings.TrimRight(b.String(), " ")
}
