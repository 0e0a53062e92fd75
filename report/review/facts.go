package review

// Derive computes what follows from a request that Decode or Validate has
// passed. Working days are counted by calendar, or by Holidays where it is
// nil. A notice that brings what it forwards, and no citation of it, cites it.
// The same request and calendar give the same facts.
func Derive(req *Request, calendar *Calendar) *Facts {
	if calendar == nil {
		calendar = Holidays()
	}
	f := &Facts{Request: cited(req)}
	if r := req.Review; r != nil {
		f.Derived.scores(r)
		f.Derived.counts(r)
		f.Derived.days(r, calendar)
	}
	if req.Registry != nil {
		f.Derived.Registry = countRegistry(req.Registry)
		f.Derived.Columns = columnsOf(req.Registry)
		f.Derived.Changes = changesOf(req.Registry)
	}
	if req.Campaign != nil {
		f.Derived.Campaign.derive(req.Campaign)
	}
	if req.Measure != nil {
		f.Derived.Measure.derive(req.Measure, calendar)
	}
	return f
}

// cited is req with the citation of the document that its notice forwards.
func cited(req *Request) *Request {
	if req.Notice == nil || req.Notice.Forwarded == nil || req.Notice.Forwards != nil {
		return req
	}
	notice := *req.Notice
	notice.Forwards = notice.Forwarded.Citation()
	whole := *req
	whole.Notice = &notice
	return &whole
}

// counts counts the problems, the vetoes and the hazards.
func (d *Derived) counts(r *Review) {
	for _, p := range r.Problems {
		d.Problems.add(p)
	}
	for _, v := range r.Vetoes {
		if v.Hit {
			d.Vetoes++
		}
	}
	d.MajorHazards = len(r.Hazards.Found)
}

func (c *ProblemCounts) add(p Problem) {
	c.Total++
	switch p.Level {
	case "general":
		c.General++
	case "major":
		c.Major++
	}
	if p.Rectification != nil {
		c.Planned++
		if !p.Rectification.CompletedOn.IsZero() {
			c.Completed++
		}
		if p.Rectification.Funds != nil {
			c.Funds += *p.Rectification.Funds
		}
	}
	if p.Verification != nil && p.Verification.Closed {
		c.Closed++
	} else {
		c.Open++
	}
}

// days counts the days of the schedule and of the work on site.
func (d *Derived) days(r *Review, calendar *Calendar) {
	s := r.Schedule
	if !s.From.IsZero() && !s.Until.Before(s.From) {
		d.CalendarDays = s.From.DaysUntil(s.Until) + 1
		d.WorkingDays, d.WorkingDaysCertain = calendar.WorkingDays(s.From, s.Until)
	}
	type presence struct {
		member string
		on     Date
	}
	days, present := map[Date]bool{}, map[presence]bool{}
	for _, session := range s.Sessions {
		days[session.On] = true
		for _, member := range session.Members {
			present[presence{member, session.On}] = true
		}
	}
	d.OnSiteDays, d.PersonDays = len(days), len(present)
}

func countRegistry(r *Registry) (c RegistryCounts) {
	for _, e := range r.Entries {
		switch e.Role {
		case "organizer":
			c.Organizers++
		case "reviewBody":
			c.ReviewBodies++
		}
		c.Reviewers += e.Reviewers
		c.Reviews += e.Reviews
	}
	return c
}

// unknownItems is the numbers that scores, problems and records name and the
// standard lacks, each once, in the order in which they are named. It marks
// them as known.
func unknownItems(r *Review, known map[string]bool) (unknown []string) {
	name := func(item string) {
		if item != "" && !known[item] {
			known[item] = true
			unknown = append(unknown, item)
		}
	}
	for _, s := range r.Scores {
		name(s.Item)
	}
	for _, p := range r.Problems {
		name(p.Item)
	}
	for _, s := range r.SiteRecords {
		name(s.Item)
	}
	return unknown
}
