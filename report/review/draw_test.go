package review

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// sampleCode is a 统一社会信用代码 with its check character.
func sampleCode(i int) string {
	code := fmt.Sprintf("91330100MA%07d", i)
	for _, last := range creditAlphabet {
		if creditCodeFault(code+string(last)) == "" {
			return code + string(last)
		}
	}
	panic(code)
}

// counties is a list with the given numbers of certified enterprises in its
// counties; their grades go round.
func counties(numbers ...int) []Participant {
	var list []Participant
	for county, n := range numbers {
		for range n {
			i := len(list)
			list = append(list, Participant{
				Name: fmt.Sprintf("某某%d有限公司", i), CreditCode: sampleCode(i),
				Region: Region{fmt.Sprintf("3301%02d", county+1), fmt.Sprintf("某某%d县", county+1)},
				Grade:  []Grade{Grade3, Grade2, GradeMicro, Grade3}[i%4], PassedOn: Date{2024, 1, 1 + i%28},
			})
		}
	}
	return list
}

// drawn carries out d, which must be possible.
func drawn(t *testing.T, d Draw, list []Participant) DrawResult {
	t.Helper()
	d.Seed = cmp.Or(d.Seed, "样本种子")
	return sample(&d, list, func(path, format string, args ...any) {
		t.Errorf("%s: %s", path, fmt.Sprintf(format, args...))
	})
}

func sizes(r DrawResult) []int {
	var n []int
	for _, s := range r.Strata {
		n = append(n, s.Size)
	}
	return n
}

// A draw is done again by the words of its description alone.
func TestADrawCanBeDoneAgainByItsDescription(t *testing.T) {
	list := counties(17, 5, 11, 31)
	list[3].RevokedOn = Date{2024, 6, 1}
	list[4].PassedOn = Date{}
	d := Draw{Seed: "2024100 第 3 期 05 09", Strata: []string{"grade", "region"}, Total: 20, Sizes: []DrawSize{{AtLeast: 1, AtMost: 4, AllIfFewer: true}}}
	r := drawn(t, d, list)

	hash := func(s string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(s))) }
	var codes []string
	strata := map[string][]string{} // numbers and codes, by what orders the strata
	for _, p := range list {
		if p.RevokedOn == (Date{}) && p.PassedOn != (Date{}) {
			codes = append(codes, p.CreditCode)
			key := p.Region.Code + strings.ReplaceAll(string(p.Grade), "micro", "4")
			strata[key] = append(strata[key], hash(d.Seed+"\n"+p.CreditCode)+p.CreditCode)
		}
	}
	var keys []string
	given := map[string]int{}
	for key := range strata {
		keys = append(keys, key)
		given[key] = 1
	}
	slices.Sort(keys)
	slices.Sort(codes)
	for range d.Total - len(keys) {
		best := ""
		for _, key := range keys {
			lead := func(k string) float64 {
				return float64(d.Total*len(strata[k]))/float64(len(codes)) - float64(given[k])
			}
			if given[key] < min(4, len(strata[key])) && (best == "" || lead(key) > lead(best)+1e-9) {
				best = key
			}
		}
		given[best]++
	}
	var want, got []string
	for _, key := range keys {
		slices.Sort(strata[key])
		want = append(want, strata[key][:given[key]]...)
	}
	for _, e := range r.Drawn {
		got = append(got, e.Number+e.CreditCode)
	}
	if !slices.Equal(got, want) {
		t.Errorf("drew\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if want := hash(strings.Join(codes, "\n") + "\n"); r.FrameHash != want || r.Frame != 62 || r.Size != 20 || r.Share != (Ratio{2000, 62}) {
		t.Errorf("list of %d, %s, drawn %d, %v; want %s", r.Frame, r.FrameHash, r.Size, r.Share, want)
	}
}

// What sha256sum gives for the same bytes.
func TestNumbersAreThoseOfOtherPrograms(t *testing.T) {
	r := drawn(t, Draw{Total: 1}, counties(1))
	e := r.Drawn[0]
	if e.CreditCode != "91330100MA0000000C" || e.Number != "62e15b7f9aa48c80bc4f9263e01df9e1b5e266cc6393d82879c7dbab75396e29" || e.Short() != e.Number[:16] || e.Stratum != "全部" {
		t.Errorf("%s has the number %s in %s", e.CreditCode, e.Number, e.Stratum)
	}
	if r.FrameHash != "ba8f1d0e1a800d7d46570bccd23da7d251ee4c9a53508d57b15a400c006ad297" || strings.ReplaceAll(r.Hash(), " ", "") != r.FrameHash || len(strings.Fields(r.Hash())) != 8 {
		t.Errorf("the list has the check value %s, printed %s", r.FrameHash, r.Hash())
	}
}

func TestTheOrderOfTheListDoesNotMatter(t *testing.T) {
	list := counties(20, 20, 20)
	d := Draw{Strata: []string{"region"}, Percent: Int(10)}
	a := drawn(t, d, list)
	turned := slices.Clone(list)
	slices.Reverse(turned)
	b := drawn(t, d, turned)
	if a.FrameHash != b.FrameHash || !slices.EqualFunc(a.Drawn, b.Drawn, func(x, y DrawnEnterprise) bool { return x.CreditCode == y.CreditCode }) {
		t.Error("another order draws others")
	}
	d.Seed = "另一个种子"
	if c := drawn(t, d, list); c.FrameHash != a.FrameHash || slices.EqualFunc(a.Drawn, c.Drawn, func(x, y DrawnEnterprise) bool { return x.CreditCode == y.CreditCode }) {
		t.Error("another seed draws the same")
	}
}

func TestSizesOfStrata(t *testing.T) {
	regions := []string{"region"}
	for _, c := range []struct {
		phrase string
		draw   Draw
		list   []Participant
		want   []int
	}{
		{"all in one", Draw{Total: 7}, counties(10, 20), []int{7}},
		{"a tenth, rounded up", Draw{Percent: Int(10)}, counties(101), []int{11}},
		{"the greater of total and percent", Draw{Total: 5, Percent: Int(10)}, counties(101), []int{11}},
		{"divided by the largest remainder", Draw{Strata: regions, Total: 10}, counties(47, 16, 16, 15, 6), []int{5, 2, 2, 1, 0}},
		{"equal remainders go to the earlier", Draw{Strata: regions, Total: 5}, counties(10, 10, 10, 10), []int{2, 1, 1, 1}},
		{"at least one each takes from the smallest remainder", Draw{Strata: regions, Total: 10, Sizes: []DrawSize{{AtLeast: 1}}}, counties(47, 16, 16, 15, 6), []int{5, 2, 1, 1, 1}},
		{"at most gives to the others", Draw{Strata: regions, Total: 10, Sizes: []DrawSize{{AtMost: 3}}}, counties(47, 16, 16, 15, 6), []int{3, 2, 2, 2, 1}},
		{"three to five a county (烟台 2016 二（三）)", Draw{Strata: regions, Sizes: []DrawSize{{Percent: Int(5), AtLeast: 3, AtMost: 5}}}, counties(20, 81, 200), []int{3, 5, 5}},
		{"fewer than at least are all drawn where said", Draw{Strata: regions, Sizes: []DrawSize{{AtLeast: 3, AllIfFewer: true}}}, counties(2, 9), []int{2, 3}},
		{"30, 20 and 10 percent by grade, rounded up (北京 2015 八)", Draw{Strata: []string{"grade"},
			Sizes: []DrawSize{{Grade: Grade2, Percent: Int(30)}, {Grade: Grade3, Percent: Int(20)}, {Grade: GradeMicro, Percent: Int(10)}}}, counties(44), []int{4, 5, 2}},
		{"the first size that fits", Draw{Strata: []string{"grade"}, Sizes: []DrawSize{{Grade: Grade2, AtLeast: 1}, {AtLeast: 2}}}, counties(44), []int{1, 2, 2}},
		{"all of them", Draw{Percent: Int(100)}, counties(9), []int{9}},
	} {
		if got := sizes(drawn(t, c.draw, c.list)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.phrase, got, c.want)
		}
	}
}

func TestStrataAreNamedAndOrdered(t *testing.T) {
	list := counties(4, 4)
	for i := range list {
		list[i].KeySector, list[i].Industry = i%2 == 0, "纺织业"
	}
	var names []string
	for _, s := range drawn(t, Draw{Strata: []string{"industry", "keySector", "grade", "region"}, Percent: Int(100)}, list).Strata {
		names = append(names, s.Name)
	}
	want := []string{
		"某某1县·二级·非重点监管领域·纺织业", "某某1县·三级·重点监管领域·纺织业", "某某1县·三级·非重点监管领域·纺织业", "某某1县·小微企业·重点监管领域·纺织业",
		"某某2县·二级·非重点监管领域·纺织业", "某某2县·三级·重点监管领域·纺织业", "某某2县·三级·非重点监管领域·纺织业", "某某2县·小微企业·重点监管领域·纺织业",
	}
	if !slices.Equal(names, want) {
		t.Errorf("strata %q", names)
	}
}

func TestWhatCannotBeDrawn(t *testing.T) {
	regions := []string{"region"}
	with := func(change func([]Participant)) []Participant {
		list := counties(4, 2)
		change(list)
		return list
	}
	for _, c := range []struct {
		draw Draw
		list []Participant
		want string
	}{
		{Draw{}, counties(4), "campaign.draw：没有写抽取多少家"},
		{Draw{Sizes: []DrawSize{{AtMost: 3}}}, counties(4), "campaign.draw：没有写抽取多少家"},
		{Draw{Total: 1}, nil, "campaign.enterprises：没有可以抽取的企业"},
		{Draw{Total: 7}, counties(4, 2), "campaign.draw.total：要抽取 7 家，名单只有 6 家"},
		{Draw{Strata: regions, Total: 3, Sizes: []DrawSize{{AtLeast: 2}}}, counties(4, 2), "campaign.draw.total：要抽取 3 家，少于各层至少抽取数之和 4 家"},
		{Draw{Strata: regions, Percent: Int(50), Sizes: []DrawSize{{AtMost: 1}}}, counties(4, 2), "campaign.draw.percent：要抽取 3 家，多于各层至多抽取数之和 2 家"},
		{Draw{Strata: regions, Sizes: []DrawSize{{AtLeast: 3}}}, counties(4, 2), "campaign.draw.sizes[0].atLeast：某某2县只有 2 家，不足至少抽取的 3 家；可写 allIfFewer: true，不足时全部抽取"},
		{Draw{Sizes: []DrawSize{{AtLeast: 3, AtMost: 2}}}, counties(4), "campaign.draw.sizes[0].atMost：至多抽取 2 家，少于至少抽取的 3 家"},
		{Draw{Sizes: []DrawSize{{Grade: Grade2, AtLeast: 1}}}, counties(4), "campaign.draw.sizes[0].grade：按等级写抽取数的，分层 strata 应有 grade"},
		{Draw{Total: 1, Seed: "种子 "}, counties(4), "campaign.draw.seed：种子首尾不应有空格，其中不应有全角空格和连续的空格，重算的人看不清"},
		{Draw{Strata: []string{"grade"}, Sizes: []DrawSize{{AtLeast: 1}, {Grade: Grade2, AtLeast: 2}}}, counties(4), "campaign.draw.sizes[1]：第 1 项已经包括这些层，这一项用不上；各等级都用的应写在最后"},
		{Draw{Strata: []string{"grade"}, Sizes: []DrawSize{{Grade: Grade2, AtLeast: 1}, {Grade: Grade2, AtLeast: 2}}}, counties(4), "campaign.draw.sizes[1]：第 1 项已经包括这些层"},
		{Draw{Strata: []string{"region", "grade", "region"}, Total: 1}, counties(4), "campaign.draw.strata[2]：分层的项目至多 4 项，一项只写一次"},
		{Draw{Total: 1, Seed: "05  09"}, counties(4), "campaign.draw.seed：种子首尾不应有空格"},
		{Draw{Total: 1, Seed: "05\u300009"}, counties(4), "campaign.draw.seed：种子首尾不应有空格"},
		{Draw{Total: 1, FrameHash: "00"}, counties(4), "campaign.draw.frameHash：事先公布的名单校验值与名单不符：按名单（4 家）算得 "},
		{Draw{Total: 1}, with(func(l []Participant) { l[2].CreditCode = "" }), "campaign.enterprises[2].creditCode：某某2有限公司在抽取的名单之中，应有统一社会信用代码"},
		{Draw{Total: 1, Strata: []string{"grade"}}, with(func(l []Participant) { l[2].Grade = "" }), "campaign.enterprises[2].grade：按等级分层抽取，某某2有限公司应写明等级"},
		{Draw{Total: 1, Strata: []string{"industry"}}, with(func(l []Participant) {
			for i := range l {
				l[i].Industry = "纺织业"
			}
			l[3].Industry = ""
		}), "campaign.enterprises[3].industry：按行业分层抽取，某某3有限公司应写明行业"},
	} {
		c.draw.Seed = cmp.Or(c.draw.Seed, "样本种子")
		req := &Request{Kind: "x", Campaign: &Campaign{Name: "a", Organizer: "a", Region: Region{"330100", "a"}, Year: 2024, Draw: &c.draw, Enterprises: c.list}}
		c.draw.On = Date{2024, 7, 1}
		err := Validate(req)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("got %v\nwant %s", err, c.want)
		}
		if r := Derive(req, nil).Derived.Campaign.Draw; len(r.Drawn) > 0 && !strings.Contains(c.want, "没有写") {
			t.Errorf("%s: %d are drawn all the same", c.want, len(r.Drawn))
		}
	}
}
