package validate

import (
	"fmt"
	"testing"

	"github.com/expr-lang/expr/vm"

	"github.com/biaoping/biaoping/report/review"
)

// The facts the expressions below read are testdata/facts/review.yaml.
func TestExpressions(t *testing.T) {
	f := facts(t, "review", "")
	params := []Param{
		{Name: "half", Type: "decimal", Value: review.Int(1) / 2},
		{Name: "day", Type: "date", Value: review.Date{Year: 2024, Month: 2, Day: 29}},
	}
	scope := newScopes(params).of("review", nil)
	env := map[string]any{"review": f.Review, "derived": &f.Derived, "kind": f.Kind, "params": map[string]any{}}
	for _, p := range params {
		env["params"].(map[string]any)[p.Name] = p.Value
	}
	for _, test := range []struct{ src, want string }{
		{`review.schedule.from < review.schedule.until`, "true"},
		{`review.schedule.from == review.schedule.opening.on`, "true"},
		{`review.schedule.from != review.schedule.opening.on`, "false"},
		{`review.schedule.from.year + review.schedule.from.month`, "2028"},
		{`review.fees[0].amount == 0`, "列表不能按序号取项；用 all、any、none、filter"},
		{`all(review.fees, .amount >= 0 && .amount <= 20000)`, "true"},
		{`any(review.fees, .amount > 19999.999)`, "true"},
		{`any(review.fees, .amount > 20000.5)`, "false"},
		{`any(review.standard.elements, .points < params.half)`, "true"},
		{`derived.total.percent > 94.999 && derived.total.percent < 95.001 && 95 == derived.total.percent`, "true"},
		{`derived.total.percent > 94.9999`, `"94.9999" 小数超过三位`},
		{`review.grade == "2" && review.grade in ["1", "2"]`, "true"},
		{`review.team.members`, "3 items"},
		{`has(review.cycle.from)`, "true"},
		{`has(review.selfAssessment.on)`, "false"},
		{`has(review.enterprise.refusedOn)`, "false"},
		{`has(review.fees) && !has(review.enterprise.accidents)`, "true"},
		{`any(review.problems, has(.verification) && .verification.closed)`, "true"},
		{`blank(review.enterprise.overview) && !blank(review.enterprise.name)`, "true"},
		{`days(review.schedule.from, review.conclusion.on)`, "12"},
		{`days(review.conclusion.on, review.schedule.from)`, "-12"},
		{`addDays(params.day, 1)`, "2024-03-01"},
		{`addYears(params.day, 1)`, "2025-02-28"},
		{`addMonths(params.day, 3)`, "2024-05-29"},
		{`addMonths(params.day, 12)`, "2025-02-28"},
		{`addMonths(addMonths(params.day, -1), -1)`, "2023-12-29"},
		{`workingDays(review.schedule.from, review.conclusion.on)`, "8"}, // 劳动节 off, 11 May worked
		{`addWorkingDays(review.schedule.from, 2)`, "2024-05-06"},
		{`overlaps(review.cycle, review.cycle)`, "true"},
		{`any(review.consultants, sameBody(#, review.reviewBody))`, "false"},
		{`sameBody(review.organizer, review.organizer)`, "true"},
		{`affiliated(review.organizer, review.organizer)`, "false"},
		{`covers(["机械", "电气"], ["机械加工"])`, "true"},
		{`covers([review.enterprise.specialty], ["机械加工"])`, "false"}, // a blank specialty goes with nothing
		{`uncovered(["机械"], review.enterprise.processes)`, "[涂装]"},
		{`flat(map(review.team.members, .specialties))`, "[机械 涂装安全]"},
		{`repeated(map(review.fees, .payer))`, "[enterprise]"},
		{`repeated(["", "", "a"])`, "[]"},
		{`without(["b", "a", "", "b"], ["a"])`, "[b]"},
		{`without(map(review.problems, .item), map(derived.deductions, .number))`, "[]"},
		{`agrees(95, derived.total.percent, 0)`, "agrees 的第 1 个参数应为小数，不是数"},
		{`losses(review.enterprise.accidents) < 100`, "true"},
		{`losses(filter(review.enterprise.accidents, .deaths == 0)) == 0`, "true"},
		{`count(review.team.members, .role != "expert")`, "2"},
		{`len(filter(review.team.members, .role == "expert"))`, "1"},
		{`let n = len(review.fees); n > 1 ? "多" : "少"`, "多"},
		{`review.enterprise.industry.code startsWith "C"`, "true"},
		{`days(review.schedule.from)`, "days 的参数不够"},
		{`sameBody(review.organizer, review.team)`, "sameBody 的第 2 个参数应为单位或企业，不是记录（Team）"},
		{`flat(review.fees)`, "flat 的第 1 个参数应为若干文字列表，不是列表"},
		{`repeated(map(review.fees, .amount))`, "日期和小数在此处不能使用，只能比较大小"},
		{`has(review.enterprise.employees)`, "has 的第 1 个参数应为可能没有填写的事实，不是数"},
		{`review.企业 == ""`, "没有字段 企业，可用：number、nature、grade、cycle、appliedOn、acceptedOn、notifiedOn、enterprise、standard、selfAssessment、organizer、reviewBody、consultants、fees、team、schedule、appointment、plan、scores、vetoes、hazards、siteRecords、problems、conclusion、application、steps、declarations、coverage、integration、uploads、publicity、announcedOn、certificate、laterHazards、visits、rechecks、revisits、archive"},
		{`-review.conclusion.score`, "日期和小数在此处不能使用，只能比较大小"},
		{`map(review.fees, .amount)`, "日期和小数在此处不能使用，只能比较大小"},
		{`reduce(review.fees, .amount)`, "没有函数 reduce，可用的函数见 validate/README.md"},
		{`sum(review.fees, .amount)`, "日期和小数在此处不能使用，只能比较大小"},
		{`date(2020, 2, 29)`, "2020-02-29"},
		{`date(review.schedule.from.year - 5, 2, 31)`, "2019-02-28"},
		{`date(2020, 13, 0)`, "2020-12-01"},
		{`earliest(map(review.team.members, .name))`, "earliest 的第 1 个参数应为日期列表，如 map(列表, .on)，不是文字列表"},
		{`earliest(map(review.enterprise.certificates, .issuedOn))`, ""},
		{`earliest(map(review.schedule.sessions, .on))`, "2024-04-29"},
		{`latest(map(review.problems, .foundOn))`, "2024-04-29"},
		{`latest(map(review.problems, .reportedOn))`, ""},
		{`latest(map(filter(review.problems, has(.verification)), .verification.on))`, "2024-05-10"},
		{`latest(map(review.schedule.sessions, .on)) > review.schedule.from`, "true"}, // refused in rules that do not ask has
		{`has(latest(map(review.problems, .reportedOn)))`, "false"},
		{`map(review.schedule.sessions, .on)`, "日期和小数在此处不能使用，只能比较大小"},
		{`sum(review.team.members, .name)`, "sum 只加整数，不加文字"},
		{`sum(map(review.team.members, .name))`, "sum 只加整数，不加文字"},
		{`sum(review.team.members, len(.specialties))`, "2"},
		{`reduce(review.fees, .amount)`, "没有函数 reduce，可用的函数见 validate/README.md"},
		{`portion(500, 10)`, "50"},
		{`portion(501, 10)`, "51"}, // one more, not a tenth of one
		{`portion(0, 10)`, "0"},
		{`percent(1, 8)`, "12.50%"},
		{`percent(0, 0)`, "—"},
		{`rounds(params.half, 1, 200)`, "true"},
		{`rounds(params.half, 1, 201)`, "true"},  // 0.4975…
		{`rounds(params.half, 1, 223)`, "false"}, // 0.4484…
		{`section(review.enterprise.industry.code)`, "C"},
		{`review.grade == "4"`, "申请等级没有 4 这个值，可用：1、2、3、micro"},
		{`review.schedule.from in [review.schedule.until]`, "日期和小数在此处不能使用，只能比较大小"},
		{`1..1000000000`, "不能使用运算符 ..，可用：== != < <= > >= && and || or in startsWith endsWith contains + - *"},
		{`review.enterprise.name.length()`, "只能按名称调用函数"},
		{`review?.number`, "不能使用 ?.；用 has(…) 问事实是否已填写"},
		{`{"a": 1}`, "规则中不能使用这种写法"},
		{`review.number + 1`, "+ 两边（或其后）的类型不合"},
		{`review.fees > 1`, "> 两边（或其后）的类型不合"},
		{`all(review.number, true)`, "all 的第一个参数应为列表"},
		{`all(review.fees, .payer)`, "条件应为真假"},
		{`.payer == "x"`, "此处不应有 ."},
		{`repeated(review.fees)`, "repeated 的第 1 个参数应为文字列表，不是列表"},
		{`"没有闭合`, "引号没有闭合"},
	} {
		if got := evaluate(scope, test.src, env); got != test.want {
			t.Errorf("%s\n got: %s\nwant: %s", test.src, got, test.want)
		}
	}
}

// evaluate is the value of src, or what is wrong with it.
func evaluate(s *scope, src string, env map[string]any) string {
	p, f := s.compile(src)
	if f != nil {
		return f.message
	}
	v, err := p.run(&vm.VM{}, env)
	if err != nil {
		return err.Error()
	}
	if members, ok := v.([]review.Member); ok {
		return fmt.Sprintf("%d items", len(members))
	}
	return fmt.Sprint(v)
}
