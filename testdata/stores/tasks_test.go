package stores

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
)

// A taskStore keeps tasks as a database does: it returns copies. It is correct, or has
// one fault.
type taskStore struct {
	way     string
	mu      sync.Mutex
	rows    []Task
	marked  []Task // as deleted
	deleted map[string]bool
	count   int64
	now     time.Time
	racing  int
	shared  []*Task
}

func newTaskStore(way string, rows ...Task) *taskStore {
	year := 2025
	if strings.HasPrefix(way, "right: the clock is behind") {
		year = 1970
	}
	return &taskStore{way: way, rows: rows, deleted: map[string]bool{}, now: time.Date(year, time.May, 4, 12, 0, 0, 123456789, time.UTC)}
}

// is reports whether the store has one of these faults.
func (s *taskStore) is(ways ...string) bool { return slices.Contains(ways, s.way) }

// tick returns the time of a change, in the resolution of the rows.
func (s *taskStore) tick() time.Time {
	s.now = s.now.Add(time.Second)
	return s.now.Truncate(time.Microsecond)
}

// find returns the index of a task, or -1 if there is none.
func (s *taskStore) find(org, id string) int {
	return slices.IndexFunc(s.rows, func(r Task) bool {
		if s.is("right: opened tasks are hidden") && r.Opened != nil {
			return false
		}
		if s.is("ids without case") {
			return strings.EqualFold(r.Org, org) && strings.EqualFold(r.ID, id)
		}
		return (r.Org == org || s.is("any parent")) && r.ID == id
	})
}

// out returns a row as a result.
func (s *taskStore) out(i int) *Task {
	if s.is("changed in place") {
		for len(s.shared) < len(s.rows) {
			s.shared = append(s.shared, new(Task))
		}
		*s.shared[i] = s.rows[i]
		return s.shared[i]
	}
	row := s.rows[i]
	return &row
}

func (s *taskStore) GetTask(_ context.Context, org, id string) (*Task, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.find(org, id)
	switch {
	case i < 0 && s.is("nothing is no error"):
		return nil, nil
	case i < 0 && s.is("missing is another error"):
		return nil, errors.New("sql: no rows in result set")
	case i < 0:
		return nil, fmt.Errorf("get %s: %w", id, ErrTaskNotFound)
	}
	row := s.out(i)
	if s.is("Get without ids") {
		row.ID = ""
	}
	return row, nil
}

func (s *taskStore) StatTask(_ context.Context, org, id string) (TaskStat, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.find(org, id)
	if i < 0 {
		if s.is("Stat of what is deleted") && s.deleted[org+"/"+id] {
			return TaskStat{Version: 1}, nil
		}
		return TaskStat{}, ErrTaskNotFound
	}
	stat := TaskStat{Version: s.rows[i].Version, Changed: s.rows[i].Changed}
	if s.is("Stat cuts the time") {
		stat.Changed = stat.Changed.Truncate(time.Second)
	}
	if s.is("Stat has a version of its own") {
		stat.Version = s.count + 1
	}
	return stat, nil
}

func (s *taskStore) UpdateTask(_ context.Context, task *Task, version int64) (*Task, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.find(task.Org, task.ID)
	if i < 0 && s.is("Update creates") {
		s.rows = append(s.rows, *task)
		return task, nil
	}
	if i < 0 {
		if s.is("right: a conflict for what is gone") {
			return nil, ErrTaskConflict
		}
		return nil, ErrTaskNotFound
	}
	if s.is("compare, then write") && s.rows[i].Version == version {
		s.pause()
	} else if s.rows[i].Version != version && !s.is("Update ignores the version") {
		if s.is("not found for a conflict") {
			return nil, ErrTaskNotFound
		}
		return nil, ErrTaskConflict
	}
	old := s.rows[i]
	if err := s.violated(task, i); err != nil {
		return nil, err
	}
	next := *task
	next.Org, next.ID, next.Closed, next.By = old.Org, old.ID, old.Closed, old.By
	next.Version, next.Changed = s.nextVersion(old.Version), s.tick()
	switch s.way {
	case "Update forgets a column":
		next.Title = old.Title
	case "Update forgets another column":
		next.Kind = old.Kind
	case "Update forgets a time":
		next.Due = old.Due
	case "Update forgets a time that may be null":
		next.Opened = old.Opened
	case "Update forgets a text that may be null":
		next.Hint = old.Hint
	case "Update forgets a list":
		next.Labels = old.Labels
	case "Update forgets a bool":
		next.Urgent = old.Urgent
	case "right: Update stores another text":
		next.Kind = strings.TrimSuffix(next.Kind, "3")
		if next.Kind != task.Kind {
			next.Kind += "!"
		}
	case "Update leaves the time", "nothing sets the time":
		next.Changed = old.Changed
	case "right: the clock is behind what is there":
		next.Changed = later(old.Changed, next.Changed)
	case "Update moves the time back":
		next.Changed = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).Add(-time.Duration(s.count) * time.Hour)
	}
	s.rows[i] = next
	s.count++
	if s.is("Update moves the row") {
		s.rows = append(slices.Delete(s.rows, i, i+1), next)
		i = len(s.rows) - 1
	}
	answer := s.out(i)
	switch s.way {
	case "Update answers with a finer time":
		answer.Changed = s.now
	case "Update answers in another zone":
		answer.Changed = answer.Changed.In(time.FixedZone("there", 3600))
	case "Update answers with what it was given":
		answer.Kind += "!"
	case "Update answers with the old version":
		answer.Version = old.Version
	case "Update answers nil":
		return nil, nil
	}
	return answer, nil
}

// violated returns the error for a task that a constraint of the table forbids in row i.
func (s *taskStore) violated(task *Task, i int) error {
	if s.is("right: kinds are checked") && task.Kind != "kind" {
		return errors.New("CHECK constraint failed: kind IN ('kind')")
	}
	if s.is("ranks are checked") && task.Rank < 100 {
		return errors.New("CHECK constraint failed: rank >= 100")
	}
	for j, row := range s.rows {
		title := i != j && row.Title == task.Title
		if title && (s.is("right: titles are unique") || s.is("right: titles of one kind are unique") && row.Kind == task.Kind) {
			return errors.New("UNIQUE constraint failed: tasks.title")
		}
	}
	return nil
}

// pause waits for another writer, if there is one.
func (s *taskStore) pause() {
	s.racing++
	for range 1000 {
		if s.racing > 1 {
			break
		}
		s.mu.Unlock()
		runtime.Gosched()
		s.mu.Lock()
	}
}

func (s *taskStore) nextVersion(v int64) int64 {
	switch {
	case s.is("versions come back"):
		return 3 - min(v, 2)
	case s.is("right: versions by time"):
		return s.tick().UnixMicro()
	case s.is("right: versions of long steps"):
		return v + 1_000_003
	}
	return v + 1
}

func (s *taskStore) DeleteTask(_ context.Context, org, id string, version int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.find(org, id)
	if i < 0 {
		if s.is("Delete of nothing succeeds") {
			return nil
		}
		return ErrTaskNotFound
	}
	if s.rows[i].Version != version && !s.is("Delete ignores the version") {
		return ErrTaskConflict
	}
	if s.is("right: only one kind is deleted") && s.rows[i].Kind != "kind" {
		return errors.New("a task of this kind cannot be deleted")
	}
	if s.is("Delete does nothing") {
		return nil
	}
	s.deleted[org+"/"+id] = true
	s.marked = append(s.marked, s.rows[i])
	s.rows = slices.Delete(s.rows, i, i+1)
	s.count++
	return nil
}

func (s *taskStore) CreateTask(_ context.Context, task *Task) (*Task, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	next := *task
	switch {
	case s.is("right: the store chooses ids"), next.ID == "":
		next.ID = fmt.Sprintf("t%03d", 100+s.count)
	case s.is("right: the store refuses ids of others"):
		return nil, errors.New("the id is not for clients to choose")
	case s.is("right: soft deletion") && s.deleted[next.Org+"/"+next.ID]:
		return nil, ErrTaskExists
	}
	if i := s.find(next.Org, next.ID); i >= 0 && s.is("Create overwrites") {
		s.rows = slices.Delete(s.rows, i, i+1)
	} else if i >= 0 {
		if s.is("Create has a conflict for what exists") {
			return nil, ErrTaskConflict
		}
		return nil, ErrTaskExists
	}
	if err := s.violated(task, -1); err != nil {
		return nil, err
	}
	next.Version, next.Changed = s.nextVersion(1000*(s.count+1)), s.tick()
	switch s.way {
	case "versions begin anew":
		next.Version = 1
	case "nothing sets the time":
		next.Changed = task.Changed
	case "Create forgets a column":
		next.Kind = ""
	case "Create takes the version of the client":
		next.Version = task.Version
	}
	s.rows = append(s.rows, next)
	s.count++
	answer := s.out(len(s.rows) - 1)
	if s.is("Create answers with a finer time") {
		answer.Changed = s.now
	}
	if s.is("Create answers with what it was given") {
		answer.Title += " "
	}
	return answer, nil
}

func (s *taskStore) StatTasks(_ context.Context, q TaskQuery) (TaskListStat, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	var sum int64
	for _, r := range s.rows {
		if r.Org == q.Org {
			n++
			sum += r.Version
		}
	}
	switch s.way {
	case "StatTasks counts rows":
		return TaskListStat{Counter: 1 + int64(n)}, nil
	case "StatTasks never moves":
		return TaskListStat{Counter: 1}, nil
	case "StatTasks has the newest time":
		var newest time.Time
		for _, r := range s.rows {
			newest = later(newest, r.Changed)
		}
		return TaskListStat{Mark: newest.String()}, nil
	case "right: StatTasks vouches for nothing":
		return TaskListStat{}, nil
	}
	return TaskListStat{Counter: 1 + s.count}, nil
}

func later(x, y time.Time) time.Time {
	if x.After(y) {
		return x
	}
	return y
}

func (s *taskStore) ListTasks(_ context.Context, q TaskQuery) (page TaskPage, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var last *Task
	if q.After != "" && !s.is("After is ignored") {
		last = new(Task)
		if err := json.Unmarshal([]byte(q.After), last); err != nil || last.ID == "" {
			if s.is("a cursor is a failure") {
				return page, errors.New("the cursor is no JSON")
			}
			return page, ErrTaskCursor
		}
		if i := s.find(last.Org, last.ID); i >= 0 && s.is("Next is looked up", "Next is looked up, also if deleted", "Next of the next page is looked up") {
			last = s.out(i)
		} else if s.is("Next is looked up", "Next of the next page is looked up") {
			return page, fmt.Errorf("%w: the task is gone", ErrTaskCursor)
		}
	}
	var all []*Task
	for i, r := range s.rows {
		if s.asked(&r, q) {
			all = append(all, s.out(i))
		}
	}
	for _, r := range s.marked {
		if s.is("deleted rows are listed") && s.asked(&r, q) || s.is("AND binds before OR") && q.Kind != nil && *q.Kind == r.Kind {
			all = append(all, &r)
		}
	}
	slices.SortStableFunc(all, func(x, y *Task) int { return s.compare(x, y, q.Sort, !s.is("no tie-breaker, by position")) })
	for i, r := range all {
		if s.follows(r, last, q, i) {
			page.Items = append(page.Items, r)
		}
	}
	more := len(page.Items) > q.Limit
	var first *Task // of the next page
	if more {
		first = page.Items[q.Limit]
	}
	if more && !s.is("Limit is ignored") {
		page.Items = page.Items[:q.Limit]
	}
	if s.is("Next behind a full page") {
		more = len(page.Items) == q.Limit
	}
	if more || s.is("Next without end") && len(page.Items) > 0 {
		page.Next = s.place(page.Items, last)
	}
	if more && s.is("Next of the next page is looked up", "right: Next has the values of the next page") {
		page.Next = s.place([]*Task{first}, last)
	}
	for _, r := range page.Items {
		if s.is("List lacks a column") {
			r.Kind = ""
		}
		if s.is("List has another version") {
			r.Version++
		}
	}
	return page, nil
}

// place is where the next page begins.
func (s *taskStore) place(items []*Task, before *Task) string {
	last := *items[len(items)-1]
	last.Version = int64(len(items))
	if before != nil {
		last.Version += before.Version
	}
	text, _ := json.Marshal(last)
	return string(text)
}

// asked reports whether a task matches a query.
func (s *taskStore) asked(r *Task, q TaskQuery) bool {
	switch {
	case r.Org != q.Org && !s.is("a list of all parents"):
		return false
	case s.is("filters are ignored"), s.is("filters are ignored on later pages") && q.After != "":
		return true
	case s.is("filters without case"):
		return (q.Title == nil || strings.EqualFold(*q.Title, r.Title)) && (q.Kind == nil || strings.EqualFold(*q.Kind, r.Kind))
	}
	return (q.Title == nil || *q.Title == r.Title) && (q.Kind == nil || *q.Kind == r.Kind)
}

// follows reports whether a task comes after the last one of the page before.
func (s *taskStore) follows(r, last *Task, q TaskQuery, i int) bool {
	switch {
	case last == nil:
		return true
	case s.is("pages by number", "no tie-breaker, by position"):
		return int64(i) >= last.Version
	case s.is("no tie-breaker") && len(q.Sort) > 0:
		return s.compare(r, last, q.Sort, false) > 0
	case s.is("> with NULL") && len(q.Sort) > 0 && q.Sort[0].Field == TaskByDue && (r.Due == nil || last.Due == nil):
		return false
	case s.is("> with NULL in the last key") && sortsBy(q.Sort, TaskByDue) && (r.Due == nil || last.Due == nil):
		return false
	case s.is("> with the title without case") && len(q.Sort) > 0 && q.Sort[0].Field == TaskByTitle:
		return strings.Compare(r.Title, last.Title) > 0 || r.Title == last.Title && r.ID > last.ID
	case s.is("After is inclusive", "Next of the next page is looked up", "right: Next has the values of the next page"):
		return s.compare(r, last, q.Sort, true) >= 0
	case s.is("a page goes on by id alone"):
		return r.ID > last.ID
	}
	return s.compare(r, last, q.Sort, true) > 0
}

func sortsBy(sort []TaskSort, field TaskSortField) bool {
	return slices.ContainsFunc(sort, func(key TaskSort) bool { return key.Field == field })
}

// compare compares by the keys of an order, and by the id.
func (s *taskStore) compare(x, y *Task, sort []TaskSort, byID bool) int {
	if s.is("the second key is ignored") && len(sort) > 1 {
		sort = sort[:1]
	}
	for _, key := range sort {
		c := 0
		switch key.Field {
		case TaskByTitle:
			c = strings.Compare(x.Title, y.Title)
			if s.is("right: a collation for sorting", "> with the title without case") {
				c = strings.Compare(strings.ToLower(x.Title), strings.ToLower(y.Title))
			}
		case TaskByRank:
			c = cmp.Compare(x.Rank, y.Rank)
		case TaskByDue:
			if (x.Due == nil) != (y.Due == nil) {
				if c = 1; x.Due == nil {
					c = -1
				}
				if s.is("right: NULLS LAST") {
					return -c
				}
				if s.is("NULL as the present") && key.Descending {
					c = 0
				}
			} else if x.Due != nil {
				c = x.Due.Compare(*y.Due)
			}
		}
		if key.Descending && !s.is("descending is ignored") {
			c = -c
		}
		if c != 0 {
			return c
		}
	}
	switch {
	case !byID:
		return 0
	case s.is("right: ties by falling ids"):
		return strings.Compare(y.ID, x.ID)
	}
	return strings.Compare(x.ID, y.ID)
}
