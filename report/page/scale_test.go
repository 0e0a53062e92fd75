package page

import (
	"fmt"
	"strings"
	"testing"

	"github.com/biaoping/biaoping/report/doc"
)

func chartOf(places int, values ...float64) *doc.ChartData {
	d := &doc.ChartData{Series: make([]doc.Series, 1)}
	for i, v := range values {
		d.Categories = append(d.Categories, fmt.Sprint(i))
		d.Series[0].Values = append(d.Series[0].Values, doc.ChartValue{Value: doc.Value{Kind: doc.NumberValue, Number: v, Places: places}})
	}
	return d
}

func TestAnAxisHasRoundSteps(t *testing.T) {
	for _, tt := range []struct {
		max    float64
		places int
		want   string
	}{
		{0, 0, "0 1"},
		{0, 2, "0 1"},
		{1, 0, "0 1"},
		{3, 0, "0 1 2 3"},
		{6, 0, "0 2 4 6"},
		{120, 0, "0 50 100 150"},
		{206, 0, "0 50 100 150 200 250"},
		{99.9, 1, "0 20 40 60 80 100"},
		{0.3, 1, "0 0.1 0.2 0.3"},
		{0.07, 2, "0 0.02 0.04 0.06 0.08"},
		{12.345, 3, "0 5 10 15"},
		{2.5, 1, "0 0.5 1.0 1.5 2.0 2.5"},
		{1e12, 0, "0 200000000000 400000000000 600000000000 800000000000 1000000000000"},
	} {
		axis, ok := chartOf(tt.places, tt.max/2, tt.max).Axis(doc.Columns)
		if !ok {
			t.Fatalf("%v is too large", tt.max)
		}
		sc := scale{axis}
		var got []string
		for i := range sc.Ticks + 1 {
			got = append(got, sc.tick(i))
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("axis up to %v: %s, want %s", tt.max, s, tt.want)
		}
	}
}

func TestAStackIsAsHighAsItsSum(t *testing.T) {
	d := chartOf(1, 0.1)
	d.Series = append(d.Series, chartOf(1, 0.2).Series...)
	axis, _ := d.Axis(doc.Stacked)
	sc := scale{axis}
	if sc.Ticks != 3 || sc.tick(3) != "0.3" || sc.at(3, 300) != 300 {
		t.Errorf("0.1 + 0.2 on %+v", sc)
	}
}

func TestANumberTooLargeForAnAxisIsRefused(t *testing.T) {
	if _, ok := chartOf(0, 1e16).Axis(doc.Columns); ok {
		t.Error("1e16 is drawn")
	}
}
