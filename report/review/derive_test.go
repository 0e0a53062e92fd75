package review

import (
	"slices"
	"testing"
)

// one is a standard of one element with an item of the given points for each
// score; the items are 1, 2, 3 ….
func one(scoring Scoring, points []string, scores []Score) *Request {
	e := Element{Number: "A", Name: "要素"}
	for i, p := range points {
		e.Items = append(e.Items, Item{Number: string(rune('1' + i)), Requirement: "样本", Points: decimal(p)})
	}
	return &Request{Kind: "x", Review: &Review{Standard: Standard{Scoring: scoring, Elements: []Element{e}}, Scores: scores}}
}

func decimal(s string) Decimal {
	d, err := ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestAStandardOf4000PointsIsConvertedTo100(t *testing.T) {
	req := one(Scoring{Places: 2}, []string{"4000"}, []Score{{Item: "1", Deduction: decimal("644.5")}})
	total := Derive(req, nil).Derived.Total
	if total.Score != decimal("3355.5") || total.Percent.Fixed(2) != "83.89" || total.Percent.String() != "83.8875" {
		t.Errorf("score %s, %s, %s", total.Score, total.Percent.Fixed(2), total.Percent)
	}
}

func TestAThresholdIsComparedBeforeRounding(t *testing.T) {
	req := one(Scoring{Places: 1}, []string{"100"}, []Score{{Item: "1", Deduction: decimal("25.04")}})
	p := Derive(req, nil).Derived.Total.Percent
	if p.Fixed(1) != "75.0" || p.AtLeast(75) || !p.AtLeast(74) || !p.AtLeastDecimal(decimal("74.96")) || p.AtLeastDecimal(decimal("74.961")) {
		t.Errorf("%s: Fixed(1) %s, AtLeast(75) %v", p, p.Fixed(1), p.AtLeast(75))
	}
}

// The eight categories of 小微 standards have 9, 7, 8, 30, 28, 10, 6 and 2
// points: absent + deducted + scored = points, and the final score is what was
// scored ÷ (100 − absent).
func TestAStandardForSmallEnterprises(t *testing.T) {
	req := one(Scoring{Places: 1}, []string{"9", "7", "8", "30", "28", "10", "6", "2"}, []Score{
		{Item: "1", Deduction: decimal("1.5")}, {Item: "2"}, {Item: "3", Absent: true}, {Item: "4", Deduction: decimal("6.2")},
		{Item: "5", Deduction: decimal("3.3")}, {Item: "6"}, {Item: "7"}, {Item: "8", Absent: true},
	})
	d := Derive(req, nil).Derived
	r := d.Total
	if r.Points != Int(100) || r.Absent != Int(10) || r.Deducted != Int(11) || r.Score != Int(79) || r.Absent+r.Deducted+r.Score != r.Points {
		t.Errorf("%+v", r)
	}
	if r.Percent != (Ratio{7900000, 90000}) || r.Percent.Fixed(1) != "87.8" || r.Percent.String() != "87.777777…" {
		t.Errorf("percent %v %s", r.Percent, r.Percent)
	}
	if len(d.Absences) != 2 || len(d.Deductions) != 3 || !r.Complete {
		t.Errorf("%d absences, %d deductions, complete %v", len(d.Absences), len(d.Deductions), r.Complete)
	}
}

// A 1000-point standard of 13 elements: the shares of the elements add up to
// the percentage of the whole.
func TestSharesOfElementsAddUp(t *testing.T) {
	points := []int{10, 20, 20, 100, 100, 220, 180, 100, 40, 80, 70, 20, 40}
	r := &Review{}
	for i, p := range points {
		number := string(rune('a' + i))
		r.Standard.Elements = append(r.Standard.Elements, Element{Number: number, Name: "要素", Points: Int(p),
			Items: []Item{{Number: number + "1", Points: Int(p - 7)}, {Number: number + "2", Points: Int(7)}}})
		r.Scores = append(r.Scores, Score{Item: number + "1", Deduction: Decimal(i * 333)}, Score{Item: number + "2", Absent: i%3 == 0})
	}
	d := Derive(&Request{Review: r}, nil).Derived
	var sum int64
	for _, e := range d.Elements {
		sum += e.Share.Num
		if e.Share.Den != d.Total.Percent.Den || e.Attainable != e.Points-e.Absent || e.Attainable-e.Deducted != e.Score {
			t.Errorf("%+v", e.Result)
		}
	}
	if d.Total.Points != Int(1000) || d.Total.Absent != Int(35) || sum != d.Total.Percent.Num {
		t.Errorf("total %+v, shares %d", d.Total, sum)
	}
}

func TestExtraDeductionsAndFloors(t *testing.T) {
	scores := []Score{{Item: "1", Deduction: Int(5), ExtraDeduction: Int(20)}, {Item: "2", Deduction: Int(1)}}
	for _, c := range []struct {
		floor                       string
		item, element, lost, column int
	}{
		{"", -20, -11, 26, 25},
		{"element", -20, 0, 15, 25},
		{"item", 0, 9, 6, 5},
	} {
		d := Derive(one(Scoring{Floor: c.floor}, []string{"5", "10"}, scores), nil).Derived
		item, element := d.Items[0].Result, d.Elements[0].Result
		if item.Score != Int(c.item) || element.Score != Int(c.element) || element.Deducted != Int(c.lost) || item.Deducted != Int(c.column) {
			t.Errorf("floor %q: item %+v, element %+v", c.floor, item, element)
		}
		if element.Attainable-element.Deducted != element.Score {
			t.Errorf("floor %q: %+v does not add up", c.floor, element)
		}
	}
}

func TestItemsWithoutScoreLeaveTheReviewIncomplete(t *testing.T) {
	req := one(Scoring{}, []string{"5", "10"}, []Score{{Item: "2"}, {Item: "9"}, {Item: "9"}})
	req.Review.Problems = []Problem{{Number: "1", Item: "8"}}
	req.Review.SiteRecords = []SiteRecord{{Item: "7"}, {}}
	d := Derive(req, nil).Derived
	if d.Total.Complete || d.Total.Attainable != Int(15) || d.Total.Score != Int(10) || d.Total.Deducted != 0 || !slices.Equal(d.Unreviewed, []string{"1"}) {
		t.Errorf("%+v, unreviewed %v", d.Total, d.Unreviewed)
	}
	if !slices.Equal(d.UnknownItems, []string{"9", "8", "7"}) {
		t.Errorf("unknown items %v", d.UnknownItems)
	}
}

func TestNothingAttainableIsNothingToCompare(t *testing.T) {
	p := Derive(one(Scoring{}, []string{"5"}, []Score{{Item: "1", Absent: true}}), nil).Derived.Total.Percent
	if p.Den != 0 || p.AtLeast(0) || p.AtLeastDecimal(0) || p.Float() != 0 || p.Fixed(1) != "" || p.String() != "" {
		t.Errorf("%+v", p)
	}
}

func TestFactsOfTheSampleReview(t *testing.T) {
	f := Derive(readSample(t, "review.yaml"), nil)
	d := f.Derived
	if d.Total.Points != Int(100) || d.Total.Absent != Int(10) || d.Total.Deducted != decimal("22.5") || d.Total.Score != decimal("67.5") || d.Total.Percent.Fixed(1) != "75.0" {
		t.Errorf("total %+v", d.Total)
	}
	if *d.Total.Self != decimal("83.5") || *d.Elements[1].Self != decimal("45.5") || d.Elements[0].Elements[0].Self != nil {
		t.Errorf("self scores %v %v", d.Total.Self, d.Elements[1].Self)
	}
	var places [][3]string
	for _, i := range d.Items {
		places = append(places, [3]string{i.Number, i.Element, i.Subelement})
	}
	if want := [][3]string{{"1.1", "1 目标职责", "1 目标职责"}, {"1.2", "1 目标职责", "1.A 机构和职责"}, {"1.3", "1 目标职责", "1.A 机构和职责"},
		{"2.1", "2 现场管理", "2 现场管理"}, {"2.2", "2 现场管理", "2 现场管理"}}; !slices.Equal(places, want) {
		t.Errorf("items %v", places)
	}
	if d.Problems != (ProblemCounts{Total: 2, General: 1, Major: 1, Planned: 1, Completed: 1, Closed: 1, Open: 1}) {
		t.Errorf("problems %+v", d.Problems)
	}
	if d.Vetoes != 0 || d.MajorHazards != 1 || d.OnSiteDays != 2 || d.PersonDays != 5 || d.CalendarDays != 2 || d.WorkingDays != 2 || !d.WorkingDaysCertain {
		t.Errorf("counts %+v", d)
	}
	if r := Derive(readSample(t, "registry.yaml"), nil).Derived.Registry; r != (RegistryCounts{Organizers: 1, ReviewBodies: 1, Reviewers: 15, Reviews: 30}) {
		t.Errorf("registry %+v", r)
	}
}

func TestTheSumOfSelfScoresStandsForATotal(t *testing.T) {
	req := readSample(t, "review.yaml")
	req.Review.SelfAssessment.Total = 0
	if self := Derive(req, nil).Derived.Total.Self; self == nil || *self != decimal("83.5") {
		t.Errorf("sum of the elements: %v", self)
	}
	req.Review.SelfAssessment.Elements = req.Review.SelfAssessment.Elements[:1]
	if self := Derive(req, nil).Derived.Total.Self; self != nil {
		t.Errorf("one element is lacking, but the total is %s", self)
	}
}

// The sums of what lies below an element are its own items and its elements.
func TestAnElementMayHaveItemsOfItsOwn(t *testing.T) {
	d := Derive(readSample(t, "review.yaml"), nil).Derived
	mixed, plain := d.Elements[0], d.Elements[1]
	if mixed.Own == nil || plain.Own != nil {
		t.Fatalf("own items %v, %v", mixed.Own, plain.Own)
	}
	if sum := mixed.Own.Score + mixed.Elements[0].Score; sum != mixed.Score || mixed.Own.Percent.Fixed(0) != "100" {
		t.Errorf("%s scored, %s by its parts; own %s", mixed.Score, sum, mixed.Own.Percent)
	}
	if mixed.SelfReason != "目标未分解。" || plain.SelfReason != "" {
		t.Errorf("self reasons %q, %q", mixed.SelfReason, plain.SelfReason)
	}
}

func TestFundsAreTheSumOfThoseStated(t *testing.T) {
	funds := Int(1200)
	r := &Review{Problems: []Problem{{}, {Rectification: &Rectification{}}, {Rectification: &Rectification{Funds: &funds}}, {Rectification: &Rectification{Funds: &funds}}}}
	if got := Derive(&Request{Review: r}, nil).Derived.Problems.Funds; got != Int(2400) {
		t.Errorf("funds %s", got)
	}
}

func TestRatiosRoundHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		r      Ratio
		places int
		want   string
	}{
		{Ratio{1, 8}, 2, "0.13"}, {Ratio{-1, 8}, 2, "-0.13"}, {Ratio{5, 2}, 0, "3"}, {Ratio{2, 3}, 4, "0.6667"},
		{Ratio{8388750, 100000}, 2, "83.89"}, {Ratio{9223372036854775807, 1}, 1, "9223372036854775807.0"},
	} {
		if got := c.r.Fixed(c.places); got != c.want {
			t.Errorf("%+v.Fixed(%d) = %s, want %s", c.r, c.places, got, c.want)
		}
	}
	for r, want := range map[Ratio]string{{1, 3}: "0.333333…", {-1, 3}: "-0.333333…", {74999999999, 1000000000}: "74.999999…", {150, 2}: "75", {-5, 2}: "-2.5"} {
		if r.String() != want {
			t.Errorf("%+v is %s, want %s", r, r, want)
		}
	}
}
