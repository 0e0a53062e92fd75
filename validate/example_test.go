package validate_test

import (
	"fmt"
	"testing/fstest"

	"github.com/biaoping/biaoping/validate"
)

// A rule that reads a fact there is not does not load.
func ExampleLoad() {
	_, err := validate.Load(fstest.MapFS{"mine.yaml": {Data: []byte(`id: mine
title: 某某市通知
number: ""
issuer: 某某市应急管理局
effective: {from: 2024-01-01}
source: 通知全文
rules:
  - id: mine.members
    title: 评审组人数
    article: 一
    severity: error
    status: sourced
    applies: review
    assert: len(review.team.member) >= 3
    path: review.team.members
    message: 少于3人
    fix: 不少于3人
    why: 通知规定不少于3人。
`)}})
	fmt.Println(err)
	// Output:
	// mine.yaml:14:29: 没有字段 member，应为 members
	//   | assert: len(review.team.member) >= 3
	//   |                         ^
}
