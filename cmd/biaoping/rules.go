package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/validate"
	"github.com/spf13/cobra"
)

func newRules() *cobra.Command {
	var dir, format string
	c := &cobra.Command{
		Use:   "rules [规则编号] [选项]",
		Short: "列出规则，或说明一条规则",
		Long: `列出规则包和其中的规则、期限；带规则编号则说明这一条：依据、施行日期、级别和状态、表达式、所读的事实、
参数的值，以及违反它的例子。`,
		Args: between(0, 1, "至多带一个规则编号"),
		RunE: func(c *cobra.Command, args []string) error {
			rules, err := ruleSet(dir)
			if err != nil {
				return err
			}
			out := c.OutOrStdout()
			if len(args) == 0 {
				if format == "json" {
					return printJSON(out, rules.Packs())
				}
				return listRules(out, rules)
			}
			e, err := rules.Explain(args[0])
			if err != nil {
				return usageError{fmt.Errorf("%w；biaoping rules 列出全部规则", err)}
			}
			if format == "json" {
				return printJSON(out, e)
			}
			return explain(out, e)
		},
	}
	addRules(c.Flags(), &dir)
	addWriting(c, &format, "写法")
	return c
}

// listRules prints the packs and their rules and deadlines, a line each.
func listRules(out io.Writer, rules *validate.Rules) error {
	for _, p := range rules.Packs() {
		fmt.Fprintf(out, "%s  %s  %s\n", p.ID, p.Title, inForce(p.From, p.Until))
		w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
		for _, r := range slices.Concat(p.Rules, p.Deadlines) {
			fmt.Fprintf(w, "  %s\t%s\t%s\t%s\n", r.ID, level(&r), r.Article, r.Title)
		}
		if err := w.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// level is the severity of a rule, or 期限.
func level(r *validate.Rule) string {
	if r.Due != "" {
		return "期限"
	}
	return r.Severity.Chinese()
}

// explain prints all there is to know about one rule. What is empty is left
// out.
func explain(out io.Writer, e *validate.Explanation) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n", e.ID, e.Title)
	line := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "  %s：%s\n", name, text)
		}
	}
	region := "全国"
	if e.Region != "" {
		region = "行政区划代码以 " + e.Region + " 开头的地区"
	}
	line("依据", e.Source.String())
	line("文本", e.Text)
	line("适用", region+"，"+inForce(e.From, e.Until))
	line("级别", level(&e.Rule))
	line("状态", e.Status.Chinese())
	if e.Early {
		line("阶段", "评审还没有结论时也判断")
	}
	line("要求", strings.Join(e.Requirements, "、"))
	line("理由", e.Why)
	line("代替", e.Replaces)
	line("被代替", strings.Join(e.ReplacedBy, "、"))
	b.WriteString("  写法：\n")
	for _, part := range []struct{ key, text string }{
		{"applies", e.Applies}, {"each", e.Each}, {"when", e.When}, {"needs", strings.Join(e.Needs, "、")}, {"assert", e.Assert},
		{"due", e.Due}, {"done", e.Done}, {"path", e.Path}, {"what", e.What}, {"message", e.Message}, {"fix", e.Fix},
	} {
		if part.text != "" {
			fmt.Fprintf(&b, "    %s: %s\n", part.key, strings.ReplaceAll(strings.TrimSpace(part.text), "\n", "\n      "))
		}
	}
	b.WriteString("  所读的事实：\n")
	for _, f := range e.Reads {
		fmt.Fprintf(&b, "    %s  %s\n", f.Path, f.Chinese)
	}
	if len(e.Params) > 0 {
		b.WriteString("  参数：\n")
	}
	for _, p := range e.Params {
		fmt.Fprintf(&b, "    %s\n", parameter(p))
	}
	if len(e.Breaks) > 0 {
		b.WriteString("  违反的例子：\n")
	}
	for _, change := range e.Breaks {
		fmt.Fprintf(&b, "    %s\n", breach(change, e.Params))
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// parameter is one parameter with its value and where it comes from.
func parameter(p validate.Param) string {
	value := "没有值，用到它的规则不作判断"
	switch v := p.Value.(type) {
	case nil:
	case []string:
		value = strings.Join(v, "、")
	default:
		value = fmt.Sprint(v)
	}
	origin := p.Status.Chinese()
	if p.Article != "" {
		origin += "，" + p.Article
	}
	if p.Note != "" {
		origin += "，" + p.Note
	}
	return fmt.Sprintf("%s  %s：%s（%s）", p.Name, p.Label, value, origin)
}

// breach is one change of facts that breaks a rule.
func breach(c validate.Change, params []validate.Param) string {
	place := review.ChinesePath(c.Path)
	if name, ok := strings.CutPrefix(c.Path, "params."); ok {
		place = "参数"
		if i := slices.IndexFunc(params, func(p validate.Param) bool { return p.Name == name }); i >= 0 {
			place += "·" + params[i].Label
		}
	}
	return fmt.Sprintf("%s: %s  %s", c.Path, c.Value, place)
}

// inForce is a span of days.
func inForce(from, until review.Date) string {
	day := func(d review.Date, none string) string {
		if d.IsZero() {
			return none
		}
		return d.Chinese()
	}
	return "自" + day(from, "始") + "至" + day(until, "今")
}
