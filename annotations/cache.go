package annotations

func (r *reader) readCache(dir *directive, res *Resource) {
	if dir != nil {
		res.Cache = dir.args
	}
}

func (r *reader) readVary(dir *directive, res *Resource) {
	if dir != nil {
		res.Vary = dir.args
	}
}
