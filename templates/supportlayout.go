package templates

import "github.com/etagen/etagen/templates/subset"

// supportLayout returns the files of the support package, by concern, with the sources
// of each. Sources are small for those who work on them; users get few files with
// descriptive names, which are easier to review.
func supportLayout() []subset.Concern {
	return []subset.Concern{
		{Name: "resource.go", Files: []string{"doc.go", "resource.go", "serve.go", "header.go", "state.go", "settings.go", "decision.go", "method.go", "pathid.go", "modified.go"}},
		{Name: "precondition.go", Files: []string{"precondition.go", "check.go", "tag.go", "guard.go", "date.go", "replica.go", "forms.go", "represent.go"}},
		{Name: "coding.go", Files: []string{"proxy.go", "accept.go", "preference.go", "coding.go", "coder.go", "codedtag.go"}},
		{Name: "keep.go", Files: []string{"keeper.go", "keep.go", "kept.go", "keepcoded.go", "memo.go"}},
		{Name: "problem.go", Files: []string{"problem.go", "problemtext.go", "problemanswer.go", "problemwriter.go", "refusal.go", "gone.go", "fail.go"}},
		{Name: "id.go", Files: []string{"id.go", "text.go", "textof.go", "jsontext.go", "immense.go", "address.go", "target.go"}},
		{Name: "content.go", Files: []string{"body.go", "encode.go", "send.go", "fields.go", "fresh.go", "cachecontrol.go", "expose.go", "cors.go", "content.go", "mediatype.go", "media.go", "decode.go", "checkdocument.go", "within.go", "document.go", "walk.go", "walkmember.go", "walkvalue.go", "outofrange.go", "misfit.go", "members.go", "shapes.go", "validjson.go"}},
		{Name: "write.go", Files: []string{"writer.go", "writes.go", "writerequest.go", "change.go", "admit.go", "refused.go", "made.go", "alike.go", "encodable.go", "next.go", "validate.go", "replaced.go", "without.go", "reply.go", "post.go", "patch.go", "mergepatch.go"}},
		{Name: "list.go", Files: []string{"collection.go", "page.go", "ownpage.go", "pagemembers.go", "here.go", "listtag.go", "digest.go", "contenttag.go"}},
		{Name: "query.go", Files: []string{"query.go", "queryread.go", "filter.go", "filterread.go", "queryerror.go", "sortkey.go", "canonical.go", "cursor.go"}},
	}
}

// runnerLayout returns the files of package etagentest.
func runnerLayout() []subset.Concern {
	return []subset.Concern{
		{Name: "run.go", Files: []string{"run.go", "write.go", "target.go", "case.go", "table.go", "exchange.go", "send.go", "hooks.go", "readrows.go", "writerows.go", "guardrows.go", "hookrows.go", "row.go", "fields.go", "content.go", "order.go", "faults.go", "invalid.go", "checkread.go", "checkwrite.go", "checkhooks.go", "checkdecision.go", "checkrefusal.go", "check.go", "exposed.go", "malformed.go", "blind.go", "race.go", "late.go", "replica.go", "proxy.go", "coded.go", "codedrows.go", "kept.go", "client.go", "wire.go", "document.go"}},
		{Name: "values.go", Files: []string{"sample.go", "move.go", "text.go", "fill.go", "textof.go", "vary.go", "compare.go", "values.go", "disturb.go", "shape.go", "shapefields.go", "shapetypes.go", "shapenames.go", "encode.go"}},
		{Name: "store.go", Files: []string{"store.go", "runstore.go", "storereads.go", "storeothers.go", "storeupdates.go", "storedigest.go", "storedeletes.go", "storecreates.go", "storeraces.go", "storereplicas.go", "storekept.go", "storecalls.go", "storeids.go", "same.go", "members.go", "shown.go", "memory.go"}},
		{Name: "list.go", Files: []string{"listrows.go", "list.go", "listpages.go", "listorder.go", "listchanges.go", "listtags.go", "listplaces.go", "listfilters.go", "listranges.go", "listvalues.go", "listunique.go", "filled.go", "walk.go", "page.go", "memorylist.go", "matches.go"}},
	}
}

// clientLayout returns the files of package etagenclient.
func clientLayout() []subset.Concern {
	return []subset.Concern{
		{Name: "client.go", Files: []string{"doc.go", "client.go", "resource.go", "target.go", "base.go", "text.go", "query.go", "tag.go"}},
		{Name: "problem.go", Files: []string{"problem.go", "problemtext.go", "errors.go"}},
		{Name: "request.go", Files: []string{"request.go", "redirect.go", "answer.go", "retry.go", "clock.go"}},
		{Name: "read.go", Files: []string{"get.go", "read.go", "reading.go", "lookup.go", "storing.go", "list.go"}},
		{Name: "cache.go", Files: []string{"cache.go", "lru.go", "key.go", "copy.go", "freshness.go", "groups.go"}},
		{Name: "write.go", Files: []string{"write.go", "marshal.go", "put.go", "create.go"}},
		{Name: "update.go", Files: []string{"start.go", "update.go", "updating.go", "decision.go", "edit.go", "align.go", "object.go", "merge.go"}},
	}
}

// publicNames returns the names that users refer to in their own code. They are written
// whenever there is a handler, for use in stores.
func publicNames() []string {
	return []string{"ErrUnavailable", "ErrOutcomeUnknown", "StatusClientGone", "Problem", "FieldError", "Refuse", "Op", "OpGet", "Decision"}
}

// handlerMark is a name that every handler refers to.
const handlerMark = "Op"
