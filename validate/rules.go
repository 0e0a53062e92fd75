package validate

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/biaoping/biaoping/report/review"
)

// Rules are loaded packs, ready to judge. They do not change and may be used
// by several goroutines at once.
type Rules struct {
	packs  []*Pack // by id
	active []bound
}

// A bound is a rule with the values its parameters have among these packs.
type bound struct {
	*Rule
	pack   *Pack
	params map[string]any
	unset  []Param // parameters it reads that have no value
	status Status  // its own and its parameters', the weakest
}

//go:embed rules/*.yaml
var rulesFS embed.FS

var embedded = sync.OnceValues(func() (*Rules, error) {
	fsys, err := fs.Sub(rulesFS, "rules")
	if err != nil {
		return nil, err
	}
	return Load(fsys)
})

// Embedded are the packs of this module, loaded once.
func Embedded() (*Rules, error) { return embedded() }

// Load reads every pack in the top folder of fsys: the files that end in
// .yaml, each named for its pack's id. All that is wrong is returned at once,
// as LoadErrors.
func Load(fsys fs.FS) (*Rules, error) { return new(Rules).With(fsys) }

// With are r and the packs of fsys, which may replace rules and parameters
// of r. Where two packs in use replace the same parameter, the one with the
// later id counts.
func (r *Rules) With(fsys fs.FS) (*Rules, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("规则包目录：%w", err)
	}
	packs := slices.Clone(r.packs)
	var errs LoadErrors
	for _, e := range entries {
		switch path.Ext(e.Name()) {
		case ".yaml":
			text, err := fs.ReadFile(fsys, e.Name())
			if err != nil {
				return nil, fmt.Errorf("规则包 %s：%w", e.Name(), err)
			}
			p := readPack(e.Name(), text)
			packs = append(packs, p)
			errs = append(errs, p.src.errs...)
		case ".yml":
			errs = append(errs, &LoadError{File: e.Name(), Line: 1, Column: 1, Message: "规则包的扩展名应为 .yaml"})
		}
	}
	if len(errs) == 0 {
		errs = checkTogether(packs)
	}
	if err := errs.err(); err != nil {
		return nil, err
	}
	return bind(packs), nil
}

// Packs are the packs by id. They must not be changed.
func (r *Rules) Packs() []*Pack { return r.packs }

// Select are the packs a profile names; with an empty profile, those of the
// whole country and of the region (a GB/T 2260 code) that are in force on
// the day.
func (r *Rules) Select(profile []string, region string, on review.Date) (*Rules, error) {
	var packs []*Pack
	if len(profile) == 0 {
		for _, p := range r.packs {
			if p.inForce(region, on) {
				packs = append(packs, p)
			}
		}
		return bind(packs), nil
	}
	var errs []error
	for _, id := range profile {
		i := slices.IndexFunc(r.packs, func(p *Pack) bool { return p.ID == id })
		if i < 0 {
			errs = append(errs, fmt.Errorf("没有规则包 %q，%s", id, choices(r.ids(), id)))
			continue
		}
		if !slices.Contains(packs, r.packs[i]) {
			packs = append(packs, r.packs[i])
		}
	}
	return bind(packs), errors.Join(errs...)
}

func (r *Rules) ids() []string {
	ids := make([]string, len(r.packs))
	for i, p := range r.packs {
		ids[i] = p.ID
	}
	return ids
}

// For selects the packs for a request: by its profile, or by region and date.
// A review is judged by its enterprise's region and the date of its
// conclusion, a register by its region and the date it was prepared, a
// campaign by its region and the last day of its year, a notice by the date
// of its closing and the rules of the whole country alone.
func (r *Rules) For(req *review.Request) (*Rules, error) {
	switch {
	case req.Review != nil:
		return r.Select(req.Profile, req.Review.Enterprise.Region.Code, req.Review.Conclusion.On)
	case req.Registry != nil:
		return r.Select(req.Profile, req.Registry.Region.Code, req.Registry.PreparedOn)
	case req.Campaign != nil:
		return r.Select(req.Profile, req.Campaign.Region.Code, review.Date{Year: req.Campaign.Year, Month: 12, Day: 31})
	case req.Notice != nil:
		return r.Select(req.Profile, "", req.Notice.Closing.Date)
	}
	return r.Select(req.Profile, "", review.Date{})
}

// bind prepares packs for judging: it leaves out the rules another one
// replaces and gives every rule its parameters.
func bind(packs []*Pack) *Rules {
	r := &Rules{packs: packs}
	slices.SortFunc(r.packs, func(a, b *Pack) int { return strings.Compare(a.ID, b.ID) })
	replaced, values := map[string]bool{}, map[string]Param{}
	for _, p := range packs {
		for i := range p.Rules {
			replaced[p.Rules[i].Replaces] = true
		}
		for _, param := range p.Params {
			if param.Replaces != "" {
				values[param.Replaces] = param
			}
		}
	}
	for _, p := range packs {
		params, byName := map[string]any{}, map[string]Param{}
		for _, param := range p.Params {
			name := param.Name
			if v, ok := values[p.ID+"."+name]; ok {
				param = v
			}
			params[name], byName[name] = param.Value, param
		}
		for i := range p.Rules {
			if rule := &p.Rules[i]; !replaced[rule.ID] {
				r.active = append(r.active, newBound(rule, p, params, byName))
			}
		}
	}
	return r
}

func newBound(rule *Rule, p *Pack, params map[string]any, byName map[string]Param) bound {
	b := bound{Rule: rule, pack: p, params: params, status: rule.Status}
	for _, name := range rule.params {
		param := byName[name]
		b.status = max(b.status, param.Status)
		if param.Value == nil {
			b.unset = append(b.unset, param)
		}
	}
	return b
}
