package review

// A Judgement (校核) is what the rules say of the facts, in the words that
// documents print. Package report fills it in before a document is built.
type Judgement struct {
	Kind  string      // 文种: title of the document judged, such as 评审报告; empty where the request asks for the judgement alone
	Packs []RulesUsed // rule packs judged by, in the order of their ids; none: not judged

	// 校核意见 by severity, numbered from 1 through all three.
	Errors   []Remark // forbid the document
	Warnings []Remark // ask someone to look
	Notes    []Remark // tell what was not judged, and why
}

// RulesUsed is one rule pack that judged.
type RulesUsed struct {
	ID     string
	Title  string // of the notice
	Number string // 发文字号; empty where it has none
	From   Date   // the days in force, both included; zero: without beginning
	Until  Date   // zero: without end
}

// A Remark is one 校核意见.
type Remark struct {
	Number   int
	Severity string // 错误, 警告 or 提示
	Path     string // such as review.problems[3].level
	Place    string // the path in Chinese
	Message  string // what is wrong
	Fix      string // what would be right
	Source   string // 文件（文号）·条款
	Rule     string // id of the rule
	Status   string // 有据, 用户提供 or 未核实
}
