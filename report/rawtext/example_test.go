package rawtext_test

import (
	"context"
	"fmt"

	"github.com/biaoping/biaoping/report/rawtext"
)

func Example() {
	req, rep, err := rawtext.Import(context.Background(), "通知.txt", []byte(`关于报送情况的通知
各县应急管理局,有关单位:
一、报送内容
请报送12家企业的情况(见附件).
某某市应急管理局`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(req.Notice.Title, req.Notice.MainTo)
	fmt.Print(rep.Text())
	// Output:
	// 关于报送情况的通知 [各县应急管理局 有关单位]
	// 原文：通知.txt（UTF-8）
	// 修补 5 处，存疑 2 处
	//
	// 要填写和核对的（2 处）
	//   1. notice.docNumber：没有找到发文字号；有的请填写，如 某应急〔2024〕12号
	//   2. notice.closing.date：没有找到成文日期，请填写，如 2024-05-31
	//
	// 标点（5 处）
	//   第 2 行：“,” → “，”；“:” → “：”
	//   第 4 行：“(” → “（”；“)” → “）”；“.” → “。”
}
