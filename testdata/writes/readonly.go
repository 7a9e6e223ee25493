package writes

// Audit is a part of a report. Clients cannot set its author or who liked it.
type Audit struct {
	By    string `json:"by" etagen:"readonly"`
	Note  string `json:"note"`
	Likes int    `json:"likes" etagen:"derived"`
}

// Report has audits below named fields.
//
//etagen:resource /reports/{id} methods=GET,PUT,PATCH create
//etagen:collection /reports methods=GET,POST
type Report struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Title   string `json:"title"`
	Plain   Audit  `json:"plain"`
	Ptr     *Audit `json:"ptr"`
	Deep    struct {
		In *Audit `json:"in"`
	} `json:"deep"`
}
