package etagen

import "net/http"

// answer makes the change if the request has the given method.
func (c *change) answer(method string) {
	switch {
	case c.r.Method != method:
		c.w.Header()["Allow"] = []string{method}
		c.Resource.answer(methodNotAllowed, c.w, c.r, "", &c.Settings)
	case c.poster != nil:
		if err := c.create(); err != nil {
			c.fail(err)
		}
	default:
		c.run()
	}
	c.Done(c.r)
}

// run attempts the change until it is decided. After a lost race, a precondition that
// held may fail, and one that guarded a creation does not guard a replacement.
func (c *change) run() {
	err := errRefused
	for i := 0; i == 0 || i < attempts && err == errRefused && !gone(c.r); i++ {
		err = c.attempt()
	}
	if err == errRefused {
		err = c.giveUp()
	}
	if err != nil {
		c.fail(err)
	}
}

// attempt decides on what is stored. The store makes the change only if that is still
// stored: nothing is overwritten unseen, however long the request takes to arrive.
func (c *change) attempt() error {
	stored, err := c.decide()
	if err == nil && !c.received && c.r.Method != http.MethodDelete {
		stored, err = c.await(stored)
	}
	if err != nil {
		return err
	}
	next, err := c.next(stored)
	if err != nil {
		return err
	}
	if exists(stored) && c.moved(stored) {
		c.refused = refusal{cause: errMoved}
		return errRefused
	}
	result, err := c.store(next, stored)
	if err != nil {
		return err
	}
	return c.reply(stored, result)
}

// moved reports whether the stored value has changed since the decision. If so, the store
// returned memory that another request writes to, and Update would compare its version.
func (c *change) moved(stored any) bool {
	etag, _ := c.writer.Validators(stored)
	return !c.Resource.sameState(etag, c.etag)
}

// decide returns what is stored if the request may change it.
func (c *change) decide() (any, error) {
	stored, err := c.load()
	if err == nil {
		err = c.permit(stored)
	}
	if err == nil {
		err = c.admit(stored)
	}
	if err == nil {
		err = c.settle(stored)
	}
	return stored, err
}

// await reads the content, which may take long to arrive. Update compares only
// the version, so the rest of the entity tag is checked again. Rules may look at derived
// values, which Guard does not compare either: no client may pass with earlier ones.
func (c *change) await(stored any) (any, error) {
	if err := c.receive(); err != nil {
		return stored, err
	}
	if c.Resource.Validates && c.Resource.Guard != nil {
		return c.decide()
	}
	if c.Resource.Reload || c.Resource.Guard != nil && c.Authorize != nil {
		return c.decide()
	}
	return stored, nil
}

// store has the store make the change.
func (c *change) store(next, stored any) (result any, err error) {
	c.Decision.Rounds++
	switch {
	case c.r.Method == http.MethodDelete:
		err = c.deleter.Delete(c.r.Context(), stored)
	case exists(stored):
		result, err = c.updater.Update(c.r.Context(), next, stored)
	default:
		result, err = c.creator.Create(c.r.Context(), next)
		if means(err, c.Resource.NotFound) {
			return result, c.Resource.interrupt(c.r, err) // of something that it would belong to
		}
	}
	err = c.Resource.interrupt(c.r, err)
	if c.Resource.isRefusal(err) {
		c.refused = refusal{cause: err, stored: stored, next: next, etag: c.etag}
		return result, errRefused
	}
	return result, err
}

// fail writes the response for an error. An error of this package is not
// wrapped. The response to a failed precondition contains the current tag.
func (c *change) fail(err error) {
	switch answer := err.(type) {
	case *recorded:
		answer.send(c.w, c.r, &c.Settings)
	case *problem:
		tag := ""
		if answer.Header != "" {
			tag = c.etag
		}
		c.Decision.Err = answer.cause
		c.Resource.answer(answer, c.w, c.r, tag, &c.Settings)
	case *interrupted:
		c.Decision.Err = answer.error
		c.tell(c.r, answer.error)
		c.Resource.answer(outcomeUnknown, c.w, c.r, "", &c.Settings)
	default:
		c.Resource.Fail(c.w, c.r, err, &c.Settings)
	}
}
