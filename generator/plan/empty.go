package plan

// EmptyFirst has files emptied that would be deleted. The go command lists all
// files before it runs the first generator, reads each when its turn comes, and
// ends with an error if one is gone. What is left of a file is not built, so
// that the next go generate does not list it, and the run in that deletes it.
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
