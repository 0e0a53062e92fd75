package validate

// checkTogether finds what is wrong between packs and within one: ids given
// twice, and replacements of what is not there or is of another type.
func checkTogether(packs []*Pack) LoadErrors {
	var errs LoadErrors
	rules, params := map[string]*Pack{}, map[string]Param{}
	ids := map[string]bool{}
	for _, p := range packs {
		if ids[p.ID] {
			errs = append(errs, p.src.errorAt(p.at, "规则包的 id %s 已有他用；id 不得重复使用", p.ID))
		}
		ids[p.ID] = true
		for i := range p.Rules {
			r := &p.Rules[i]
			if rules[r.ID] != nil {
				errs = append(errs, p.src.errorAt(r.at, "规则的 id %s 已有他用；id 不得重复使用", r.ID))
			}
			rules[r.ID] = p
		}
		for _, param := range p.Params {
			name := p.ID + "." + param.Name
			if _, ok := params[name]; ok {
				errs = append(errs, p.src.errorAt(param.at, "参数 %s 写了两次", param.Name))
			}
			params[name] = param
		}
	}
	for _, p := range packs {
		for i := range p.Rules {
			r := &p.Rules[i]
			if r.Replaces != "" && rules[r.Replaces] == nil {
				errs = append(errs, p.src.errorAt(r.at, "replaces：没有规则 %s，%s", r.Replaces, choices(sorted(rules), r.Replaces)))
			}
		}
		for _, param := range p.Params {
			if param.Replaces == "" {
				continue
			}
			other, ok := params[param.Replaces]
			switch {
			case !ok:
				errs = append(errs, p.src.errorAt(param.at, "replaces：没有参数 %s，%s", param.Replaces, choices(sorted(params), param.Replaces)))
			case other.Type != param.Type:
				errs = append(errs, p.src.errorAt(param.at, "参数 %s 的 type 是 %s，不能以 %s 代替", param.Replaces, other.Type, param.Type))
			}
		}
	}
	return errs
}
