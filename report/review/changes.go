package review

// RegistryChanges are 变动: a register against last year's, by credit code.
type RegistryChanges struct {
	Previous int          `zh:"上年单位数"`
	Present  int          `zh:"本年单位数"` // Kept + Added
	Kept     []BodyChange `zh:"保留"`
	Added    []BodyChange `zh:"新增"`
	Dropped  []BodyChange `zh:"淘汰"`
	Renamed  int          `zh:"更名的单位数"` // among those kept
}

// A BodyChange is one body that was kept, added or dropped.
type BodyChange struct {
	Role       string `zh:"单位类别" validate:"oneof=organizer reviewBody"`
	Name       string `zh:"单位名称"`
	FormerName string `zh:"原名称"` // where it differs
	CreditCode string `zh:"统一社会信用代码"`
	Note       string `zh:"备注"`
}

// changesOf compares a register with last year's, which it must give. An entry
// marked as dropped is listed to say so: it is not of this year's bodies.
func changesOf(r *Registry) (c RegistryChanges) {
	if len(r.Previous) == 0 {
		return c
	}
	former := map[string]PreviousEntry{}
	for _, p := range r.Previous {
		former[p.CreditCode] = p
	}
	c.Previous = len(former)
	here := map[string]RegistryEntry{}
	for _, e := range r.Entries {
		here[e.CreditCode] = e
		if e.Change == "dropped" {
			continue
		}
		change := BodyChange{e.Role, e.Name, "", e.CreditCode, e.Note}
		p, kept := former[e.CreditCode]
		switch {
		case !kept:
			c.Added = append(c.Added, change)
			continue
		case p.Name != e.Name:
			change.FormerName = p.Name
			c.Renamed++
		}
		c.Kept = append(c.Kept, change)
	}
	for _, p := range r.Previous {
		e, listed := here[p.CreditCode]
		switch {
		case !listed:
			c.Dropped = append(c.Dropped, BodyChange{p.Role, p.Name, "", p.CreditCode, p.Note})
		case e.Change == "dropped":
			c.Dropped = append(c.Dropped, BodyChange{e.Role, e.Name, "", e.CreditCode, e.Note})
		}
	}
	c.Present = len(c.Kept) + len(c.Added)
	return c
}

// registry checks that columns and bodies are named once, and that the change
// an entry states is what the comparison with last year's register gives.
func (c *checker) registry(r *Registry) {
	once(c, "registry.columns", "", "栏目", r.Columns, itself)
	if len(r.Previous) == 0 {
		return
	}
	former := once(c, "registry.previous", "creditCode", "统一社会信用代码", r.Previous, func(p *PreviousEntry) string { return p.CreditCode })
	once(c, "registry.entries", "creditCode", "统一社会信用代码", r.Entries, func(e *RegistryEntry) string { return e.CreditCode })
	for i, e := range r.Entries {
		_, was := former[e.CreditCode]
		if c.spoiled("registry.previous") {
			continue
		}
		switch path := at("registry.entries", i, "change"); {
		case !was && (e.Change == "kept" || e.Change == "dropped"):
			c.add(path, "%s的变动写作%s，上年名单里没有它（统一社会信用代码 %s）", e.Name, Word("RegistryEntry.Change", e.Change), e.CreditCode)
		case was && e.Change == "added":
			c.add(path, "%s的变动写作新增，上年名单里已有它（统一社会信用代码 %s）", e.Name, e.CreditCode)
		}
	}
}
