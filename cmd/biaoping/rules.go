package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/validate"
	"github.com/spf13/cobra"
)

func newRules() *cobra.Command {
	return &cobra.Command{
		Use:   "rules [规则编号]",
		Short: "列出规则，或说明一条规则",
		Args:  between(0, 1, "至多带一个规则编号"),
		RunE: func(c *cobra.Command, args []string) error {
			rules, err := validate.Embedded()
			if err != nil {
				return err
			}
			if len(args) == 0 {
				return listRules(c.OutOrStdout(), rules)
			}
			for _, p := range rules.Packs() {
				for i := range p.Rules {
					if p.Rules[i].ID == args[0] {
						return explainRule(c.OutOrStdout(), p, &p.Rules[i])
					}
				}
			}
			return usageError{fmt.Errorf("没有规则 %q；biaoping rules 列出全部规则", args[0])}
		},
	}
}

// listRules prints the packs and their rules, a line each.
func listRules(out io.Writer, rules *validate.Rules) error {
	for _, p := range rules.Packs() {
		fmt.Fprintf(out, "%s  %s  %s\n", p.ID, p.Title, inForce(p))
		w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
		for _, r := range p.Rules {
			fmt.Fprintf(w, "  %s\t%s\t%s\t%s\n", r.ID, r.Severity.Chinese(), r.Article, r.Title)
		}
		if err := w.Flush(); err != nil {
			return err
		}
	}
	return nil
}

func explainRule(out io.Writer, p *validate.Pack, r *validate.Rule) error {
	source := validate.Citation{Notice: p.Title, Number: p.Number, Article: r.Article}
	_, err := fmt.Fprintf(out, "%s\n  规则：%s\n  依据：%s\n  施行：%s\n  级别：%s；状态：%s\n  所用事实：%s\n  理由：%s\n",
		r.ID, r.Title, source, inForce(p), r.Severity.Chinese(), r.Status.Chinese(), r.Applies, r.Why)
	return err
}

// inForce is the span of days in which a pack holds.
func inForce(p *validate.Pack) string {
	day := func(d review.Date, none string) string {
		if d.IsZero() {
			return none
		}
		return d.Chinese()
	}
	return "自" + day(p.From, "始") + "至" + day(p.Until, "今")
}
