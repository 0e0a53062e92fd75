package review

// BodyCounts count 评审机构考评.
type BodyCounts struct {
	Rated   int `zh:"考评的机构数"`
	Good    int `zh:"考评为好的数"`
	Fair    int `zh:"考评为一般的数"`
	Poor    int `zh:"考评为差的数"`
	Warned  int `zh:"警告的机构数"`
	Removed int `zh:"不再列入名单的数"`
}

func countBodies(bodies []BodyRating) (c BodyCounts) {
	for _, b := range bodies {
		c.Rated++
		switch b.Rating {
		case "good":
			c.Good++
		case "fair":
			c.Fair++
		case "poor":
			c.Poor++
		}
		warned := false
		for _, s := range b.Sanctions {
			warned = warned || s.Kind == "warning"
		}
		if warned {
			c.Warned++
		}
		if !b.Listed {
			c.Removed++
		}
	}
	return c
}
