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
	packs  []*Pack        // by id; of some only the head may have been read
	active func() []bound // what judges
}

//go:embed rules/*.yaml
var rulesFS embed.FS

var embedded = sync.OnceValues(func() (*Rules, error) {
	entries, err := rulesFS.ReadDir("rules")
	if err != nil {
		return nil, err
	}
	var packs []*Pack
	for _, e := range entries {
		text, err := rulesFS.ReadFile(path.Join("rules", e.Name()))
		if err != nil {
			return nil, err
		}
		p, err := readHead(e.Name(), text)
		if err != nil {
			return nil, err
		}
		packs = append(packs, p)
	}
	return bind(packs), nil
})

// Embedded are the packs of this module. The rules of each are read and
// compiled once, when they are first asked for: most requests are judged by
// one pack or two.
func Embedded() (*Rules, error) { return embedded() }

// Load reads every pack in the top folder of fsys: the files that end in
// .yaml, each named for its pack's id. All that is wrong is returned at once,
// as LoadErrors. A folder without a pack is an error too.
func Load(fsys fs.FS) (*Rules, error) { return new(Rules).With(fsys) }

// With are r and the packs of fsys, which may replace rules and parameters
// of r. Where two packs in use replace the same parameter, the one with the
// later id counts.
func (r *Rules) With(fsys fs.FS) (*Rules, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("规则包目录：%w", err)
	}
	var errs LoadErrors
	var reading []func() *Pack
	for _, e := range entries {
		switch ext := path.Ext(e.Name()); {
		case ext == ".yaml" && !e.IsDir():
			text, err := fs.ReadFile(fsys, e.Name())
			if err != nil {
				return nil, fmt.Errorf("规则包 %s：%w", e.Name(), err)
			}
			reading = append(reading, func() *Pack { return readPack(e.Name(), text) })
		case strings.EqualFold(ext, ".yaml"), strings.EqualFold(ext, ".yml"):
			errs = append(errs, &LoadError{File: e.Name(), Line: 1, Column: 1, Message: "规则包应是扩展名为 .yaml（小写）的文件"})
		}
	}
	added := atOnce(reading)
	for _, p := range added {
		errs = append(errs, p.src.errs...)
	}
	if len(errs) == 0 && len(added) == 0 {
		return nil, errors.New("规则包目录中没有 .yaml 文件")
	}
	packs := slices.Concat(r.Packs(), added)
	if len(errs) == 0 {
		errs = checkTogether(packs)
	}
	if err := errs.err(); err != nil {
		return nil, err
	}
	for _, p := range added {
		p.bindAlone()
	}
	return bind(packs), nil
}

// atOnce reads packs side by side: one takes as long as its rules.
func atOnce(reading []func() *Pack) []*Pack {
	packs := make([]*Pack, len(reading))
	var wg sync.WaitGroup
	for i, read := range reading {
		wg.Go(func() { packs[i] = read() })
	}
	wg.Wait()
	return packs
}

// Packs are the packs by id. They must not be changed.
func (r *Rules) Packs() []*Pack { return whole(r.packs) }

// whole are packs with their rules.
func whole(packs []*Pack) []*Pack {
	out := make([]*Pack, len(packs))
	for i, p := range packs {
		out[i] = p.whole()
	}
	return out
}

// Select are the packs a profile names; with an empty profile, those of the
// whole country and of the region (a GB/T 2260 code) that are in force on
// the day; on the zero Date those that have no end.
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
		p := r.pack(id)
		if p == nil {
			errs = append(errs, fmt.Errorf("没有规则包 %q，%s", id, choices(r.ids(), id)))
			continue
		}
		if !slices.Contains(packs, p) {
			packs = append(packs, p)
		}
	}
	return bind(packs), errors.Join(errs...)
}

// pack is the pack with the id, or nil.
func (r *Rules) pack(id string) *Pack {
	if i := slices.IndexFunc(r.packs, func(p *Pack) bool { return p.ID == id }); i >= 0 {
		return r.packs[i]
	}
	return nil
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
// campaign by its region and the last day of its year, a measure by its region
// and the date of its closing, a notice by the date of its closing and the
// rules of the whole country alone. Facts without a date are judged by the
// packs that have no end.
func (r *Rules) For(req *review.Request) (*Rules, error) {
	region := ""
	switch {
	case req.Review != nil:
		region = req.Review.Enterprise.Region.Code
	case req.Registry != nil:
		region = req.Registry.Region.Code
	case req.Campaign != nil:
		region = req.Campaign.Region.Code
	case req.Measure != nil:
		region = req.Measure.Region.Code
	}
	return r.Select(req.Profile, region, req.Day())
}
