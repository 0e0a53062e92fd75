package review

// A tally goes through the tree of a standard and adds up.
type tally struct {
	floor  string
	scores map[string]Score        // by item
	self   map[string]ElementScore // the enterprise's own, by element
	items  []ItemResult            // so far, in the standard's order
}

// scores computes the results of items, elements and the whole standard.
//
// Points that an absent item has are taken out of the attainable points. An
// item without a score earns nothing and loses nothing. For everything that is
// reviewed, Attainable − Deducted = Score: where Scoring.Floor raises a score
// to zero, the deduction shrinks with it.
func (d *Derived) scores(r *Review) {
	t := tally{floor: r.Standard.Scoring.Floor, scores: map[string]Score{}, self: map[string]ElementScore{}}
	for _, s := range r.Scores {
		t.scores[s.Item] = s
	}
	if r.SelfAssessment != nil {
		for _, e := range r.SelfAssessment.Elements {
			t.self[e.Element] = e
		}
	}
	d.Total.Complete = true
	for i := range r.Standard.Elements {
		e := t.element(&r.Standard.Elements[i], 1, "")
		d.Total.add(e.Result)
		d.Elements = append(d.Elements, e)
	}
	d.Total.Self = selfTotal(r.SelfAssessment, d.Elements)
	d.Items = t.items

	whole := d.Total.Attainable
	d.Total.divide(whole)
	divideElements(d.Elements, whole)
	known := map[string]bool{}
	for i := range d.Items {
		item := &d.Items[i]
		item.Result.divide(whole)
		known[item.Number] = true
		switch {
		case !item.Reviewed:
			d.Unreviewed = append(d.Unreviewed, item.Number)
		case item.Mark.Absent:
			d.Absences = append(d.Absences, *item)
		case item.Result.Deducted > 0:
			d.Deductions = append(d.Deductions, *item)
		}
	}
	d.UnknownItems = unknownItems(r, known)
}

// element computes the result of e, its own items before the elements below.
// first is the first-level element that e lies in, empty for one itself.
func (t *tally) element(e *Element, level int, first string) ElementResult {
	name := e.Number + " " + e.Name
	if first == "" {
		first = name
	}
	r := ElementResult{Number: e.Number, Name: e.Name, Level: level}
	r.Complete = true
	for _, item := range e.Items {
		i := t.item(item)
		i.Element, i.Subelement = first, name
		t.items = append(t.items, i)
		r.add(i.Result)
	}
	if len(e.Items) > 0 && len(e.Elements) > 0 {
		own := r.Result
		r.Own = &own
	}
	for i := range e.Elements {
		below := t.element(&e.Elements[i], level+1, first)
		r.add(below.Result)
		r.Elements = append(r.Elements, below)
	}
	if t.floor == "element" && level == 1 {
		r.raise()
	}
	if self, ok := t.self[e.Number]; ok {
		r.Self, r.SelfReason = &self.Score, self.Reason
	}
	return r
}

func (t *tally) item(item Item) ItemResult {
	mark, reviewed := t.scores[item.Number]
	i := ItemResult{Item: item, Reviewed: reviewed, Mark: mark}
	i.Result.Points, i.Result.Complete = item.Points, reviewed
	switch {
	case mark.Absent:
		i.Result.Absent = item.Points
	case reviewed:
		i.Result.Deducted = mark.Deduction + mark.ExtraDeduction
		i.Result.Score = item.Points - i.Result.Deducted
		if t.floor == "item" {
			i.Result.raise()
		}
	}
	i.Result.Attainable = i.Result.Points - i.Result.Absent
	return i
}

// add adds the points of a part to the whole.
func (r *Result) add(part Result) {
	r.Points += part.Points
	r.Absent += part.Absent
	r.Attainable += part.Attainable
	r.Deducted += part.Deducted
	r.Score += part.Score
	r.Complete = r.Complete && part.Complete
}

// raise lifts a score below zero to it.
func (r *Result) raise() {
	if r.Score < 0 {
		r.Deducted += r.Score
		r.Score = 0
	}
}

// divide fills the ratios; whole is what the standard makes attainable.
func (r *Result) divide(whole Decimal) {
	r.Percent = Ratio{int64(r.Score) * 100, int64(r.Attainable)}
	r.Share = Ratio{int64(r.Score) * 100, int64(whole)}
}

func divideElements(elements []ElementResult, whole Decimal) {
	for i := range elements {
		elements[i].divide(whole)
		if own := elements[i].Own; own != nil {
			own.divide(whole)
		}
		divideElements(elements[i].Elements, whole)
	}
}

// selfTotal is the enterprise's own total: as it states it, or else the sum of
// the first-level elements, if it has scored every one.
func selfTotal(s *SelfAssessment, elements []ElementResult) *Decimal {
	if s == nil {
		return nil
	}
	if s.Total != 0 {
		return &s.Total
	}
	return selfSum(elements)
}

// selfSum is what the enterprise gives elements together; nil where it has not
// scored every one.
func selfSum(elements []ElementResult) *Decimal {
	var sum Decimal
	for _, e := range elements {
		if e.Self == nil {
			return nil
		}
		sum += *e.Self
	}
	return &sum
}
