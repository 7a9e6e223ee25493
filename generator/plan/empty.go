package plan

// EmptyFirst makes the plan empty files instead of deleting them. The go command lists
// all files before it runs the first generator, and fails if one is missing when its
// turn comes. The emptied file is not built, so the next go generate does not list it,
// and that run deletes it.
func (p *Plan) EmptyFirst() {
	for i, f := range p.Files {
		if f.Action != Delete {
			continue
		}
		if content := p.Formats.Of(f.Path).Emptied(f.Old); content != nil {
			p.Files[i].Action, p.Files[i].Content = Empty, content
		}
	}
}
