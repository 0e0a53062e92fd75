package review

// A Draw is 抽取: how enterprises are drawn at random from those of a campaign
// that are certified. The same seed and list always give the same draw, in any
// programming language:
//
//  1. The list (名单) is the enterprises that are certified and not revoked.
//     Its check value is the SHA-256 of their credit codes in ascending order,
//     one a line, each line ended by U+000A.
//  2. The strata are ordered by region code, grade (一级 first), 重点监管领域
//     (first), industry.
//  3. A stratum gives at least its share in percent, rounded up, and at least
//     AtLeast; at most AtMost. A total is divided over the strata: beginning
//     with what each gives at least, one after the other is taken from the
//     stratum that still may give and whose quota (total × enterprises of the
//     stratum ÷ enterprises of the list) exceeds what it gives by most, the
//     earlier stratum first. Without bounds this is the method of the largest
//     remainder.
//  4. In a stratum the enterprises are ordered by their number (抽取码), the
//     SHA-256 of the seed, U+000A and the credit code, all in UTF-8 and the
//     number in hexadecimal. The first are drawn.
type Draw struct {
	Seed      string     `json:"seed" zh:"种子" about:"抽取前无人能预知、抽取后人人能查的一行文字，如公开摇号的结果" validate:"required"`
	Strata    []string   `json:"strata,omitempty" zh:"分层" about:"依次按这些项目分层；不写则不分层" validate:"dive,oneof=region grade keySector industry"`
	Total     int        `json:"total,omitempty" zh:"抽取总数" about:"分配到各层；与占名单百分比都写的，取多的" validate:"min=0"`
	Percent   Decimal    `json:"percent,omitzero" zh:"占名单百分比" about:"向上取整，分配到各层" validate:"min=0,max=100"`
	Sizes     []DrawSize `json:"sizes,omitempty" zh:"各层抽取数" about:"对一层用第一项合适的" validate:"dive"`
	FrameHash string     `json:"frameHash,omitempty" zh:"事先公布的名单校验值" about:"写了就与名单核对"`
	On        Date       `json:"on" zh:"抽取日期" validate:"required"`
	By        string     `json:"by,omitempty" zh:"抽取人"`
	Witness   string     `json:"witness,omitempty" zh:"监督人"`
}

// A DrawSize is how many enterprises a stratum gives. It is for the strata of
// one grade, or for every one.
type DrawSize struct {
	Grade      Grade   `json:"grade,omitempty" zh:"等级" about:"不写则各等级都用" validate:"omitempty,oneof=1 2 3 micro"`
	Percent    Decimal `json:"percent,omitzero" zh:"占本层百分比" about:"向上取整" validate:"min=0,max=100"`
	AtLeast    int     `json:"atLeast,omitempty" zh:"至少" validate:"min=0"`
	AtMost     int     `json:"atMost,omitempty" zh:"至多" about:"不写则不限；百分比超过它的，以它为准" validate:"min=0"`
	AllIfFewer bool    `json:"allIfFewer,omitempty" zh:"不足时全部抽取" about:"本层企业少于至少的数时，写 true 则全部抽取，不写则报错"`
}
