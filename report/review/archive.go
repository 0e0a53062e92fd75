package review

// A ReviewPlan is 评审计划 as far as the team and the schedule do not say it.
type ReviewPlan struct {
	Number   string   `json:"number,omitempty" zh:"计划编号"`
	On       Date     `json:"on" zh:"编制日期" validate:"required"`
	By       string   `json:"by,omitempty" zh:"编制人"`
	Approver string   `json:"approver,omitempty" zh:"批准人"`
	Scope    string   `json:"scope,omitempty" zh:"评审范围" text:"lines"`
	Methods  []string `json:"methods,omitempty" zh:"评审方法"`
	Requests []string `json:"requests,omitempty" zh:"请企业配合的事项"`
}

// An Appointment is 评审组任命: it makes the team and its leader.
type Appointment struct {
	Number string `json:"number,omitempty" zh:"任命书编号"`
	On     Date   `json:"on" zh:"任命日期" validate:"required"`
	By     string `json:"by,omitempty" zh:"任命单位" about:"不写则为评审单位"`
}

// An Archive is 案卷: what is kept of a review, and by whom.
type Archive struct {
	Number    string            `json:"number,omitempty" zh:"案卷编号"`
	On        Date              `json:"on,omitzero" zh:"立卷日期"`
	By        string            `json:"by,omitempty" zh:"立卷人"`
	CheckedBy string            `json:"checkedBy,omitempty" zh:"检查人"`
	Retention string            `json:"retention,omitempty" zh:"保管期限"`
	Documents []ArchiveDocument `json:"documents,omitempty" zh:"另存文件" about:"由评审事实生成的文书以外的文件" validate:"dive"`
}

// An ArchiveDocument is one more document of an archive.
type ArchiveDocument struct {
	Name   string `json:"name" zh:"文件名称" validate:"required"`
	Number string `json:"number,omitempty" zh:"编号"`
	On     Date   `json:"on,omitzero" zh:"日期"`
	Pages  int    `json:"pages,omitempty" zh:"页数" validate:"min=0"`
	Remark string `json:"remark,omitempty" zh:"备注"`
}
