package batch_test

import (
	"context"
	"fmt"
	"os"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/batch"
)

// A run does what the folder lacks: the second one has nothing to do.
func ExampleRun() {
	src, err := batch.Open("../../examples/batch/清单.jsonl")
	if err != nil {
		fmt.Println(err)
		return
	}
	dir, err := os.MkdirTemp("", "batch")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	for range 2 {
		counts, err := batch.Run(context.Background(), src, dir, batch.Config{Formats: []report.Format{report.PDF}, Resume: true})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(counts)
	}
	proof, err := batch.Verify(context.Background(), src, dir, func(fault string) { fmt.Println(fault) })
	fmt.Println(proof.OK, err)
	// Output:
	// 共 3 份：生成 3，未变 0，退回 0，失败 0
	// 共 3 份：生成 0，未变 3，退回 0，失败 0
	// 3 <nil>
}
