package review

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// A DrawResult is what a Draw comes to.
type DrawResult struct {
	Frame     int               `zh:"名单企业数"`
	FrameHash string            `zh:"名单校验值"` // SHA-256 in hexadecimal
	Size      int               `zh:"抽取数"`
	Share     Ratio             `zh:"抽取比例"` // Size ÷ Frame × 100
	Strata    []Stratum         `zh:"各层"`
	Drawn     []DrawnEnterprise `zh:"抽中的企业"` // by stratum, then by number
}

// A DrawnEnterprise is one of the list, with the number that decides its
// place.
type DrawnEnterprise struct {
	*Participant
	Stratum string `zh:"层"`
	Number  string `zh:"抽取码"` // SHA-256 in hexadecimal
}

// Short is the first 16 of the 64 digits of the number, as papers print it.
func (e DrawnEnterprise) Short() string { return e.Number[:16] }

// Hash is the check value of the list in groups of eight digits, as papers
// print it.
func (r DrawResult) Hash() string {
	var groups []string
	for group := range slices.Chunk([]byte(r.FrameHash), 8) {
		groups = append(groups, string(group))
	}
	return strings.Join(groups, " ")
}

// A sampler carries out a draw and tells what makes it impossible.
type sampler struct {
	*Draw
	result DrawResult
	failed bool
	tell   func(path, format string, args ...any)
}

// sample carries out d. Where it is impossible it calls tell with every reason
// and returns what could be found out.
func sample(d *Draw, enterprises []Participant, tell func(path, format string, args ...any)) DrawResult {
	s := sampler{Draw: d, tell: tell}
	s.agree()
	if len(s.Strata) > len(strataOrder) || len(s.Sizes) > len(grades)+1 {
		return s.result // told; to look through them for every enterprise takes too long
	}
	list := s.frame(enterprises)
	if len(list) == 0 {
		return s.result
	}
	s.stratify(list)
	for i := range s.result.Strata {
		s.bound(&s.result.Strata[i])
	}
	if d.Total > 0 || d.Percent > 0 {
		s.divide()
	}
	if !s.failed {
		s.take()
	}
	if !s.failed && s.result.Size == 0 {
		s.fail("campaign.draw", "没有写抽取多少家：应写抽取总数 total、占名单百分比 percent 或各层抽取数 sizes（atLeast、percent）")
	}
	return s.result
}

// agree checks what the draw itself says.
func (s *sampler) agree() {
	if strings.Join(strings.Fields(s.Seed), " ") != s.Seed {
		s.fail("campaign.draw.seed", "种子首尾不应有空格，其中不应有全角空格和连续的空格，重算的人看不清")
	}
	by := map[string]bool{}
	for i, name := range s.Strata {
		if by[name] || i == len(strataOrder) {
			s.fail(at("campaign.draw.strata", i, ""), "分层的项目至多 %d 项，一项只写一次", len(strataOrder))
			break
		}
		by[name] = true
	}
	first := map[Grade]int{}
	for i, size := range s.Sizes {
		before, covered := first[""]
		if !covered {
			before, covered = first[size.Grade]
		}
		if first[size.Grade] = i; covered {
			s.fail(at("campaign.draw.sizes", i, ""), "第 %d 项已经包括这些层，这一项用不上；各等级都用的应写在最后", before+1)
			break
		}
		if size.Grade != "" && !slices.Contains(s.Strata, "grade") {
			s.fail(at("campaign.draw.sizes", i, "grade"), "按等级写抽取数的，分层 strata 应有 grade")
		}
		if size.AtMost > 0 && size.AtMost < size.AtLeast {
			s.fail(at("campaign.draw.sizes", i, "atMost"), "至多抽取 %d 家，少于至少抽取的 %d 家", size.AtMost, size.AtLeast)
		}
	}
}

func (s *sampler) fail(path, format string, args ...any) {
	s.failed = true
	s.tell(path, format, args...)
}

// frame is the list from which is drawn.
func (s *sampler) frame(enterprises []Participant) []DrawnEnterprise {
	var list []DrawnEnterprise
	var codes []string
	for i := range enterprises {
		p := &enterprises[i]
		switch {
		case !p.Certified():
			continue
		case p.CreditCode == "":
			s.fail(at("campaign.enterprises", i, "creditCode"), "%s在抽取的名单之中，应有统一社会信用代码", p.Name)
			continue
		}
		s.known(p, i)
		codes = append(codes, p.CreditCode)
		list = append(list, DrawnEnterprise{Participant: p, Number: digest(s.Seed + "\n" + p.CreditCode)})
	}
	if len(list) == 0 {
		s.fail("campaign.enterprises", "没有可以抽取的企业：名单是达标（有达标日期或达标类别）且没有撤销的企业")
		return nil
	}
	slices.Sort(codes)
	s.result.Frame = len(list)
	s.result.FrameHash = digest(strings.Join(codes, "\n") + "\n")
	if s.FrameHash != "" && !strings.EqualFold(strings.ReplaceAll(s.FrameHash, " ", ""), s.result.FrameHash) {
		s.fail("campaign.draw.frameHash", "事先公布的名单校验值与名单不符：按名单（%d 家）算得 %s", len(list), s.result.FrameHash)
	}
	return list
}

// known tells what p lacks to be put into a stratum.
func (s *sampler) known(p *Participant, i int) {
	if slices.Contains(s.Strata, "grade") && p.Grade == "" {
		s.fail(at("campaign.enterprises", i, "grade"), "按等级分层抽取，%s应写明等级", p.Name)
	}
	if slices.Contains(s.Strata, "industry") && p.Industry == "" {
		s.fail(at("campaign.enterprises", i, "industry"), "按行业分层抽取，%s应写明行业", p.Name)
	}
}

// digest is the SHA-256 of s in hexadecimal.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// take draws the first of every stratum by their numbers.
func (s *sampler) take() {
	for i := range s.result.Strata {
		stratum := &s.result.Strata[i]
		stratum.Share = share(stratum.Size, stratum.Frame)
		slices.SortFunc(stratum.entries, func(a, b DrawnEnterprise) int { return cmp.Compare(a.Number, b.Number) })
		s.result.Drawn = append(s.result.Drawn, stratum.entries[:stratum.Size]...)
	}
	s.result.Size = len(s.result.Drawn)
	s.result.Share = share(s.result.Size, s.result.Frame)
}
