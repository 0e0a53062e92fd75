package validate

import (
	"reflect"
	"testing"

	"github.com/biaoping/biaoping/report/review"
)

func TestSubtotalsAreToldByTheirCodes(t *testing.T) {
	var totals []review.CountyTotal
	for _, row := range []struct {
		code      string
		grade     review.Grade
		certified int
	}{
		{"330000", "3", 100}, // the province
		{"330100", "3", 60},  // a city in it, with counties
		{"330102", "3", 20},
		{"330106", "3", 40},
		{"330200", "3", 40}, // a city without
		{"330100", "2", 7},  // another grade
		{"331000", "2", 5},  // another city
	} {
		totals = append(totals, review.CountyTotal{Region: review.Region{Code: row.code}, Grade: row.grade, Certified: row.certified})
	}
	for _, test := range []struct {
		phrase string
		rows   []review.CountyTotal
		want   []int
	}{
		{"all but subtotals", review.Detail(totals), []int{20, 40, 40, 7, 5}},
		{"the province", parts(totals[0], totals), []int{20, 40, 40}},
		{"the city", parts(totals[1], totals), []int{20, 40}},
		{"the county", parts(totals[2], totals), nil},
		{"a city in another grade", parts(totals[5], totals), nil},
	} {
		var got []int
		for _, row := range test.rows {
			got = append(got, row.Certified)
		}
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %v, want %v", test.phrase, got, test.want)
		}
	}
}
