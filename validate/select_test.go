package validate

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/biaoping/biaoping/report/review"
)

func TestSelect(t *testing.T) {
	rules := mustEmbed(t)
	for _, test := range []struct {
		phrase  string
		profile []string
		region  string
		on      string
		want    string // pack ids
	}{
		{"the region's packs and the country's", nil, "330102", "2024-05-11", "national zj-2019"},
		{"no packs of another region", nil, "440100", "2024-05-11", "national"},
		{"the country's without a region", nil, "", "2024-05-11", "national"},
		{"from the first day in force", nil, "330102", "2019-05-31", "national zj-2019"},
		{"not the day before", nil, "330102", "2019-05-30", "national"},
		{"an earlier notice of another region", nil, "110101", "2016-01-01", "bj-2015 national"},
		{"none before any", nil, "110101", "2011-06-08", ""},
		{"a profile, whatever region and date", []string{"zj-2019", "bj-2015", "zj-2019"}, "440100", "2010-01-01", "bj-2015 zj-2019"},
	} {
		on, err := review.ParseDate(test.on)
		if err != nil {
			t.Fatal(err)
		}
		selected, err := rules.Select(test.profile, test.region, on)
		if err != nil {
			t.Errorf("%s: %v", test.phrase, err)
			continue
		}
		if got := strings.Join(selected.ids(), " "); got != test.want {
			t.Errorf("%s: got %q, want %q", test.phrase, got, test.want)
		}
	}
	_, err := rules.Select([]string{"zj-2018", "x"}, "", review.Date{})
	if want := "没有规则包 \"zj-2018\"，应为 zj-2019\n没有规则包 \"x\"，可用：" + strings.Join(rules.ids(), "、"); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// What has no day yet, such as an application that has not been handed in, is
// judged all the same.
func TestSelectWithoutADay(t *testing.T) {
	for region, want := range map[string]string{
		"330102": "national zj-2019",
		"320402": "cz-2020 js-2020 national", // cz-2022 has an end
	} {
		selected, err := mustEmbed(t).Select(nil, region, review.Date{})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(selected.ids(), " "); got != want {
			t.Errorf("%s: got %q, want %q", region, got, want)
		}
	}
}

func TestSelectUntilTheLastDayInForce(t *testing.T) {
	text := strings.Replace(string(readCase(t, "testdata/load/good-pack.txtar").section("mine.yaml").Data),
		"{from: 2024-06-01}", "{from: 2024-06-01, until: 2024-12-31}", 1)
	rules, err := Load(fstest.MapFS{"mine.yaml": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[review.Date]int{
		{Year: 2024, Month: 12, Day: 31}: 1,
		{Year: 2025, Month: 1, Day: 1}:   0,
		{}:                               0, // no day yet: still to come
	} {
		selected, err := rules.Select(nil, "110000", on) // a pack without region is the whole country's
		if err != nil || len(selected.Packs()) != want {
			t.Errorf("%v: %d packs, %v; want %d", on, len(selected.Packs()), err, want)
		}
	}
}

func TestForTakesRegionAndDateFromTheFacts(t *testing.T) {
	rules := mustEmbed(t)
	for _, test := range []struct{ facts, patch, want string }{
		{"review", "", "national zj-2019"},
		{"review", "review.enterprise.region.code: 110000", "bj-2015 national"},
		{"review", "review.enterprise.region.code: 320402", "cz-2020 js-2020 national"},
		{"review", "review.enterprise.region.code: 370602", "national yt-2016"},
		{"review", "profile: [bj-2015]", "bj-2015"},
		{"review", "review.conclusion.on: 2019-05-30", "national"},
		{"registry", "", "national zj-2019"},
		{"registry", "registry.preparedOn: 2019-05-30", "national"},
		{"campaign", "", "national zj-2019"},
		{"campaign", "campaign.year: 2018", "national"},
		{"campaign", "campaign.year: 2019", "national zj-2019"}, // its last day counts
		{"measure", "", "national zj-2019"},
		{"measure", "measure.region.code: 370600", "national yt-2016"},
		{"measure", "measure.region.code: 370600\nprofile: [bj-2015]", "bj-2015"},
	} {
		selected, err := rules.For(facts(t, test.facts, test.patch).Request)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(selected.ids(), " "); got != test.want {
			t.Errorf("%s %s: got %q, want %q", test.facts, test.patch, got, test.want)
		}
	}
}

func TestPackIdsAreNotReused(t *testing.T) {
	text, err := rulesFS.ReadFile("rules/bj-2015.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, err = mustEmbed(t).With(fstest.MapFS{"bj-2015.yaml": {Data: text}})
	if err == nil || !strings.Contains(err.Error(), "规则包的 id bj-2015 已有他用") ||
		!strings.Contains(err.Error(), "规则的 id bj-2015.revisit 已有他用") {
		t.Errorf("got %v", err)
	}
}
