package report_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/biaoping/biaoping/report"
	"github.com/biaoping/biaoping/report/doc"
	"github.com/biaoping/biaoping/report/doc/doctest"
	"github.com/biaoping/biaoping/report/docx"
	"github.com/biaoping/biaoping/report/font"
	"github.com/biaoping/biaoping/report/page"
	"github.com/biaoping/biaoping/report/pdf"
	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx"
)

// From the tree to the file.

func BenchmarkNoticePDF(b *testing.B) { benchmarkPDF(b, doctest.Notice()) }
func BenchmarkReportPDF(b *testing.B) { benchmarkPDF(b, doctest.Report(300)) }

func BenchmarkNoticeDOCX(b *testing.B) { benchmark(b, doctest.Notice(), docx.Encode) }
func BenchmarkReportDOCX(b *testing.B) { benchmark(b, doctest.Report(300), docx.Encode) }

func benchmarkPDF(b *testing.B, d *doc.Document) {
	fonts, err := font.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	pages := 0
	benchmark(b, d, func(ctx context.Context, w io.Writer, d *doc.Document) error {
		laid, err := page.Lay(ctx, d, fonts)
		if err != nil {
			return err
		}
		pages = len(laid)
		return pdf.Encode(ctx, w, laid, d.Meta)
	})
	b.ReportMetric(float64(pages), "pages")
}

func benchmark(b *testing.B, d *doc.Document, encode func(context.Context, io.Writer, *doc.Document) error) {
	b.ReportAllocs()
	for b.Loop() {
		if err := encode(context.Background(), io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

// From the request's bytes to the file: decode, derive, check, template, lay,
// encode.

func BenchmarkNoticeFromYAML(b *testing.B) {
	benchmarkRequest(b, noticeRequest, report.PDF)
}

func BenchmarkReviewReportFromYAML(b *testing.B) {
	data, err := os.ReadFile("../examples/review-report/request.yaml")
	if err != nil {
		b.Fatal(err)
	}
	benchmarkRequest(b, string(data), report.PDF, report.Files(os.DirFS("../examples/review-report")))
}

func benchmarkRequest(b *testing.B, request string, f report.Format, opts ...report.Option) {
	b.ReportAllocs()
	for b.Loop() {
		req, err := review.Decode([]byte(request))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := report.Render(context.Background(), io.Discard, f, req, opts...); err != nil {
			b.Fatal(err)
		}
	}
}

// A review file of about sixty pages with forty photographs of 300 KB, most of
// them shown in three of its parts, from the request to the file.

func BenchmarkReviewFilePDF(b *testing.B)  { benchmarkReviewFile(b, report.PDF) }
func BenchmarkReviewFileDOCX(b *testing.B) { benchmarkReviewFile(b, report.DOCX) }

func benchmarkReviewFile(b *testing.B, f report.Format) {
	req, photos := photographedReview(b)
	total := 0
	for _, p := range photos {
		total += len(p.Data)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := report.Render(context.Background(), io.Discard, f, req, report.Files(photos)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(total)/1e6, "MB-jpeg")
}

// photographedReview is the sample of a review file with twelve problems, each
// photographed before and after its rectification, and sixteen photographs of
// site records.
func photographedReview(tb testing.TB) (*review.Request, fstest.MapFS) {
	data, err := os.ReadFile("../examples/review-file/request.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	req, err := review.Decode(data)
	if err != nil {
		tb.Fatal(err)
	}
	photos := fstest.MapFS{}
	files := photographs(40)
	next := func() []review.Picture {
		name := fmt.Sprintf("%02d.jpg", len(photos)+1)
		photos[name] = &fstest.MapFile{Data: files[len(photos)]}
		return []review.Picture{{File: name, Caption: "现场"}}
	}
	r := req.Review
	for i := range r.SiteRecords {
		r.SiteRecords[i].Photos = next()
		if i < 6 {
			r.SiteRecords[i].Photos = append(r.SiteRecords[i].Photos, next()...)
		}
	}
	r.Revisits = nil // they name a problem left out
	r.Problems = r.Problems[:12]
	for i := range r.Problems {
		r.Problems[i].Before, r.Problems[i].After = next(), next()
	}
	return req, photos
}

// noticeRequest makes a notice of three pages.
var noticeRequest = `
kind: notice
notice:
  organs: [某某市应急管理局]
  suffix: 文件
  docNumber: 某应急〔2024〕12号
  title: 关于进一步加强全市冶金等工贸行业企业安全生产标准化建设工作的通知
  mainTo: [各县（市、区）应急管理局, 各有关单位]
  body:
    - text: 为进一步提升全市企业安全生产标准化创建质量，规范评审工作，现就有关事项通知如下：
` + strings.Repeat(`
    - {level: 1, heading: 主要措施}
    - level: 2
      heading: 明确责任分工。
      text: 各地要按照“谁组织、谁负责”的原则，建立健全考核管理制度，每年对评审组织单位和评审单位开展一次督查考核；对发现的问题，要列出清单、明确时限、跟踪整改，形成闭环（整改情况于2024年6月30日前报送）。
    - text: 各地要提高认识，落实责任，确保各项工作落到实处、取得实效。执行中遇到的问题，请及时向市应急管理局反馈，电子邮箱：biaozhunhua@example.com。
`, 4) + `
  attachments:
    - name: 某某市企业安全生产标准化评审管理实施细则（试行）
    - name: 三级企业评审单位统计表
  closing: {date: 2024-05-31}
  footNote: 此件公开发布
  copyTo: [某某省应急管理厅, 市委办公室, 市政府办公室]
  printedBy: 某某市应急管理局办公室
  printedOn: 2024-05-31
`

// A register of 10 000 bodies.

func BenchmarkRegisterXLSX(b *testing.B) {
	d, err := report.Build(context.Background(), register(10_000))
	if err != nil {
		b.Fatal(err)
	}
	benchmark(b, d.Tree, xlsx.Encode)
}

func BenchmarkRegisterFromFacts(b *testing.B) {
	req := register(10_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := report.Render(context.Background(), io.Discard, report.XLSX, req); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRegisterPDF(b *testing.B) {
	d, err := report.Build(context.Background(), register(10_000))
	if err != nil {
		b.Fatal(err)
	}
	benchmarkPDF(b, d.Tree)
}

// register is a register of n bodies.
func register(n int) *review.Request {
	region := review.Region{Code: "330100", Name: "某某市"}
	r := &review.Registry{Region: region, Grade: review.Grade3, PreparedBy: "某某市应急管理局", PreparedOn: review.Date{Year: 2024, Month: 6, Day: 28}}
	for i := range n {
		r.Entries = append(r.Entries, review.RegistryEntry{
			Role: "reviewBody", Name: fmt.Sprintf("某某安全技术服务第%d有限公司", i+1), CreditCode: creditCode(i), Region: region,
			Principal: "张某某", Contact: "李某某", Phone: "0571-00000000", Industries: []string{"机械", "轻工"},
			RecognizedOn: review.Date{Year: 2023, Month: 7, Day: 1}, Reviewers: 5 + i%7, Reviews: i % 30,
			SupervisedOn: review.Date{Year: 2024, Month: 3, Day: 1 + i%28}, Passed: true, Change: "kept",
		})
	}
	return &review.Request{Kind: "registry", Registry: r}
}

// creditCode is a sample 统一社会信用代码 with its check character (GB 32100).
func creditCode(i int) string {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	code := fmt.Sprintf("91330000MA%07d", i)
	sum, weight := 0, 1
	for _, c := range code {
		sum += weight * strings.IndexRune(alphabet, c)
		weight = weight * 3 % 31
	}
	return code + string(alphabet[(31-sum%31)%31])
}

func TestBenchmarkRequestsAreValid(t *testing.T) {
	if _, err := review.Decode([]byte(noticeRequest)); err != nil {
		t.Error(err)
	}
	for _, req := range []*review.Request{register(50), certifiedList(50)} {
		if err := review.Validate(req); err != nil {
			t.Error(err)
		}
	}
	if req, photos := photographedReview(t); len(photos) != 40 || review.Validate(req) != nil {
		t.Errorf("%d photographs, %v", len(photos), review.Validate(req))
	}
}

// A list of 20 000 certified enterprises.

func BenchmarkCertifiedListPDF(b *testing.B) { benchmarkCertifiedList(b, report.PDF) }

func BenchmarkCertifiedListXLSX(b *testing.B) { benchmarkCertifiedList(b, report.XLSX) }

func BenchmarkCertifiedListDOCX(b *testing.B) { benchmarkCertifiedList(b, report.DOCX) }

// benchmarkCertifiedList goes from the request's bytes to the file.
func benchmarkCertifiedList(b *testing.B, f report.Format) {
	data, err := json.Marshal(certifiedList(20_000))
	if err != nil {
		b.Fatal(err)
	}
	benchmarkRequest(b, string(data), f)
}

// certifiedList is a list of n enterprises of four counties.
func certifiedList(n int) *review.Request {
	c := &review.Campaign{Name: "达标企业创建", Organizer: "某某市应急管理局", Region: review.Region{Code: "330100", Name: "某某市"}, Year: 2024,
		Paper: &review.Paper{On: review.Date{Year: 2024, Month: 12, Day: 20}}}
	counties := []review.Region{{Code: "330102", Name: "某某甲区"}, {Code: "330103", Name: "某某乙区"}, {Code: "330122", Name: "某某丙县"}, {Code: "330185", Name: "某某丁市"}}
	for i := range n {
		score := review.Int(60 + i%40)
		p := review.Participant{Name: fmt.Sprintf("某某机械制造第%d有限公司", i+1), CreditCode: creditCode(i), Region: counties[i*4/n], Industry: "通用设备制造业",
			Score: &score, Label: "certified", PassedOn: review.Date{Year: 2024, Month: 1 + i%12, Day: 1 + i%28}}
		if score >= review.Int(75) {
			p.Label = "benchmark"
		}
		c.Enterprises = append(c.Enterprises, p)
	}
	return &review.Request{Kind: "certified-list", Campaign: c}
}

// BenchmarkDraw draws a tenth of 20 000 enterprises by county and decides
// nothing else.
func BenchmarkDraw(b *testing.B) {
	req := certifiedList(20_000)
	req.Campaign.Draw = &review.Draw{Seed: "样本种子", Strata: []string{"region"}, Percent: review.Int(10)}
	b.ReportAllocs()
	for b.Loop() {
		if got := review.Derive(req, nil).Derived.Campaign.Draw.Size; got != 2000 {
			b.Fatalf("drew %d", got)
		}
	}
}
