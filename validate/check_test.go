package validate

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/biaoping/biaoping/report/review"
)

func TestUnknownNumberIsNotedNotJudged(t *testing.T) {
	findings, err := twoPacks(t).Check(context.Background(), facts(t, "review", ""))
	if err != nil {
		t.Fatal(err)
	}
	want := `提示 review.schedule.sessions：“现场评审人日数”未作判断：没有现场评审的最少人日数（参数 minPersonDays，未核实）
  应：查明后，在自己的规则包中以 replaces: zj-2019.minPersonDays 写明该值和出处
  据：浙江省应急管理厅2019年5月31日通知·二（二）（zj-2019.team-person-days，未核实）
提示 review.team.members：“评审人员人数”未作判断：没有评审组评审人员的最少人数（参数 minReviewers，未核实）
  应：查明后，在自己的规则包中以 replaces: zj-2019.minReviewers 写明该值和出处
  据：浙江省应急管理厅2019年5月31日通知·二（二）（zj-2019.team-size，未核实）
提示 review.uploads：“平台启用后录入机构、人员、评审记录”未作判断：没有社会化服务信息平台正式启用的日期（参数 platformSince，未核实）
  应：查明后，在自己的规则包中以 replaces: zj-2019.platformSince 写明该值和出处
  据：浙江省应急管理厅2019年5月31日通知·二（四）（zj-2019.platform-used，未核实）
`
	if got := findings.String(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if errs := findings.Errors(); errs != nil {
		t.Errorf("notes are no errors: %v", errs)
	}
}

func TestErrorsAreTheFindingsThatForbid(t *testing.T) {
	f := facts(t, "review", "review.hazards: null\nreview.revisits: null")
	findings, err := twoPacks(t).Check(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	errs := findings.Errors()
	if len(errs) != 1 || errs[0].Rule != "zj-2019.hazard-checked" || len(findings) != 5 {
		t.Errorf("got %d errors of %d findings:\n%v", len(errs), len(findings), findings)
	}
}

func TestFindingsSurviveJSON(t *testing.T) {
	findings, err := twoPacks(t).Check(context.Background(), facts(t, "review", "review.hazards: null"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(findings[:1])
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"rule":"zj-2019.hazard-checked","severity":"error","path":"review.hazards",` +
		`"message":"没有按国家规定的判定标准核查重大事故隐患，或没有写明判定标准",` +
		`"fix":"按适用的重大事故隐患判定标准逐条核查，并写明标准名称",` +
		`"source":{"notice":"浙江省应急管理厅2019年5月31日通知","article":"二（二）"},"status":"sourced"}]`
	if string(data) != want {
		t.Errorf("got  %s\nwant %s", data, want)
	}
	var back Findings
	if err := json.Unmarshal(data, &back); err != nil || !reflect.DeepEqual(back, findings[:1]) {
		t.Errorf("read back %v, %v", back, err)
	}
	if err := json.Unmarshal([]byte(`[{"severity":"eror"}]`), &back); err == nil || !strings.Contains(err.Error(), "应为 error") {
		t.Errorf("wrong severity: %v", err)
	}
}

// Decode lets no required date be absent; a program that builds facts by hand
// may, and must not be told that they are in order.
func TestRuleThatFailsIsAnErrorNotAFinding(t *testing.T) {
	f := facts(t, "review", "")
	f.Review.Schedule.Until = review.Date{}
	_, err := twoPacks(t).Check(context.Background(), f)
	if !errors.Is(err, errNoDate) {
		t.Fatalf("got %v", err)
	}
	if want := "zj-2019.yaml:"; !strings.Contains(err.Error(), want) && !strings.Contains(err.Error(), "bj-2015.yaml:") {
		t.Errorf("no place in %v", err)
	}
}

func TestNoFactsNoFindings(t *testing.T) {
	findings, err := twoPacks(t).Check(context.Background(), review.Derive(&review.Request{Kind: "notice"}, nil))
	if err != nil || len(findings) != 0 {
		t.Errorf("got %v, %v", findings, err)
	}
}

// The samples under breaks of every early rule break it before there is a
// conclusion too, and sound facts break none.
func TestAReviewWithoutConclusionIsJudgedByItsParts(t *testing.T) {
	for _, p := range mustEmbed(t).Packs() {
		for i := range p.Rules {
			r := &p.Rules[i]
			if !r.Early {
				continue
			}
			objects := func(changes []Change) bool {
				rules, changes := supplied(t, p, changes)
				f, err := patched(factsFile(p.ID, r.Applies), changes)
				if err != nil {
					t.Fatal(err)
				}
				f.Review.Scores, f.Review.Conclusion = nil, review.Conclusion{}
				found, err := rules.Check(context.Background(), review.Derive(f.Request, review.Holidays()))
				if err != nil {
					t.Fatal(err)
				}
				return slices.ContainsFunc(found, func(f Finding) bool { return f.Rule == r.ID && f.Severity != Note })
			}
			if objects(nil) {
				t.Errorf("%s objects to sound facts", r.ID)
			}
			if !objects(r.Breaks) {
				t.Errorf("%s does not object before the conclusion", r.ID)
			}
		}
	}
}

func TestAnApplicationIsNotJudgedByPartsItLacks(t *testing.T) {
	f := facts(t, "review", "")
	f.Review.Scores, f.Review.Conclusion = nil, review.Conclusion{}
	f.Review.Team, f.Review.Schedule, f.Review.ReviewBody = review.Team{}, review.Schedule{}, review.ReviewBody{}
	found, err := mustEmbed(t).Check(context.Background(), f)
	for _, x := range found {
		if strings.HasPrefix(x.Path, "review.team") || strings.HasPrefix(x.Path, "review.schedule") || strings.HasPrefix(x.Path, "review.reviewBody") {
			t.Errorf("%s", x)
		}
	}
	if err != nil {
		t.Error(err)
	}
}

func TestCheckIsSafeForConcurrentUse(t *testing.T) {
	rules, f := twoPacks(t), facts(t, "review", "review.hazards: null")
	want, err := rules.Check(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if got, err := rules.Check(context.Background(), f); err != nil || !reflect.DeepEqual(got, want) {
					t.Errorf("got %v, %v", got, err)
				}
			}
		})
	}
	wg.Wait()
}

// A rule that its source does not state must not forbid a document.
func TestOnlySourcedRulesForbid(t *testing.T) {
	for _, b := range mustEmbed(t).active() {
		if b.Severity == Error && b.Rule.Status != Sourced {
			t.Errorf("%s is an error and %s", b.ID, b.Rule.Status)
		}
	}
}
