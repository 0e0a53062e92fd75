package main

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/biaoping/biaoping/report/server"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// serveFlags are the options of serve.
type serveFlags struct {
	addr        string
	tokenFile   string
	cert, key   string
	connections int
	header      time.Duration
	idle        time.Duration
	drain       time.Duration
	grace       time.Duration
	templates   string
	rules       string
	fonts       string
	server      server.Config
	log         string
	secure      *tls.Config // nil: no TLS
}

func newServe() *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve [选项]",
		Short: "以 HTTP 提供服务",
		Long: `以 HTTP 提供服务：用浏览器打开是填写、校核、预览的网页；/v1 之下供程序生成文书、校核、导入、填写模板，
说明见 /openapi.json。
每个选项也可以用环境变量写，如 --body-limit 写作 BIAOPING_BODY_LIMIT；命令行优先。
收到 SIGTERM 后不再接受新的请求，做完已接受的再结束。`,
		Example: `  biaoping serve --addr 127.0.0.1:8080
  curl --data-binary @通知.yaml -H 'Content-Type: application/yaml' -o 通知.pdf 'http://127.0.0.1:8080/v1/render/notice?format=pdf'`,
		Args: exactly(0, "不带参数"),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := fromEnvironment(c.Flags(), os.LookupEnv); err != nil {
				return err
			}
			if err := inRange(c.Flags()); err != nil {
				return err
			}
			return f.run(c.Context(), c.ErrOrStderr())
		},
	}
	fs := c.Flags()
	fs.StringVar(&f.addr, "addr", "127.0.0.1:8080", "监听的地址；只有写明别的地址才对外服务")
	fs.StringVar(&f.tokenFile, "token-file", "", "令牌文件，一行一个；写了则请求要带 Authorization: Bearer 令牌")
	fs.StringVar(&f.cert, "tls-cert", "", "TLS 证书文件（PEM）")
	fs.StringVar(&f.key, "tls-key", "", "TLS 私钥文件（PEM）")
	fs.IntVar(&f.connections, "max-connections", 4096, "同时的连接数上限")
	fs.DurationVar(&f.header, "header-timeout", 5*time.Second, "收齐请求头的时限")
	fs.DurationVar(&f.idle, "idle-timeout", 60*time.Second, "空闲连接保留的时间")
	fs.DurationVar(&f.drain, "drain-delay", 0, "停机时先等多久，让负载均衡看到 /readyz 变化")
	fs.DurationVar(&f.grace, "drain-timeout", 30*time.Second, "停机时等已接受的请求做完的时限")
	fs.IntVar(&f.server.Workers, "workers", 0, "同时生成的文书数；0 为处理器数")
	fs.IntVar(&f.server.Queue, "queue", 32, "等候的请求数上限")
	fs.DurationVar(&f.server.Wait, "queue-timeout", 2*time.Second, "等候的时限")
	fs.IntVar(&f.server.Readers, "max-readers", 512, "同时接收的请求数上限；满了则请传得最久的让位")
	fs.Int64Var(&f.server.Body, "body-limit", 8<<20, "请求的字节数上限")
	fs.Int64Var(&f.server.Bodies, "body-memory", 64<<20, "内存里全部请求的字节数上限")
	fs.Int64Var(&f.server.Answers, "answer-memory", 64<<20, "内存里等客户端收下的全部答复的字节数上限；满了则请收得最久的让位")
	fs.IntVar(&f.server.Pixels, "picture-pixels", 40_000_000, "一张图片的像素数上限")
	fs.DurationVar(&f.server.Reading, "body-timeout", 10*time.Second, "收齐请求的时限")
	fs.DurationVar(&f.server.Working, "work-timeout", 10*time.Second, "处理一份请求的时限")
	fs.DurationVar(&f.server.Writing, "answer-timeout", 30*time.Second, "客户端收下一份答复的时限")
	fs.Float64Var(&f.server.Rate, "rate", 0, "每个客户端每秒的请求数上限；0 为不限")
	fs.IntVar(&f.server.Burst, "burst", 0, "每个客户端一次的请求数上限；0 为 --rate 的两倍")
	addTemplates(fs, &f.templates)
	addRules(fs, &f.rules)
	addFonts(fs, &f.fonts)
	fs.StringVar(&f.log, "log-level", "info", "日志级别：debug、info、warn、error")
	return c
}

// zeros are the options for which 0 has a meaning of its own.
var zeros = []string{"workers", "rate", "burst", "drain-delay"}

// inRange refuses numbers that mean nothing: below zero, and zero itself.
func inRange(flags *pflag.FlagSet) (err error) {
	flags.VisitAll(func(f *pflag.Flag) {
		value := f.Value.String()
		number := f.Value.Type() != "string" && f.Value.Type() != "bool"
		switch {
		case err != nil || !number:
		case strings.HasPrefix(value, "-"), strings.HasSuffix(value, "Inf"), value == "NaN":
			err = usageError{fmt.Errorf("--%s：%s 不对，应是不小于 0 的数", f.Name, value)}
		case strings.Trim(value, "0s") == "" && !slices.Contains(zeros, f.Name):
			err = usageError{fmt.Errorf("--%s：不能是 0", f.Name)}
		}
	})
	return err
}

// fromEnvironment sets the flags that the command line does not write from the
// environment: --body-limit from BIAOPING_BODY_LIMIT.
func fromEnvironment(flags *pflag.FlagSet, lookup func(string) (string, bool)) (err error) {
	flags.VisitAll(func(f *pflag.Flag) {
		name := "BIAOPING_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		value, ok := lookup(name)
		if !ok || f.Changed || err != nil {
			return
		}
		if flags.Set(f.Name, value) != nil {
			err = usageError{fmt.Errorf("环境变量 %s：%q 不对，应是%s", name, value, wanted(f.Value.Type()))}
		}
	})
	return err
}

func (f *serveFlags) run(ctx context.Context, stderr io.Writer) error {
	if err := f.configure(stderr); err != nil {
		return err
	}
	limitMemory()
	s, err := server.New(f.server)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", f.addr)
	if err != nil {
		return fmt.Errorf("--addr %s：监听不了：%w", f.addr, listenReason(err))
	}
	fmt.Fprintf(stderr, "标评服务在 %s\n", l.Addr())
	return f.serve(ctx, s, l)
}

// serve answers until ctx is done, then finishes what it has begun.
func (f *serveFlags) serve(ctx context.Context, s *server.Server, l net.Listener) error {
	connections := server.NewConnections(f.connections)
	h := &http.Server{Handler: s, ConnState: connections.Watch, ReadHeaderTimeout: f.header, ReadTimeout: f.header + f.server.Reading, IdleTimeout: f.idle,
		MaxHeaderBytes: 64 << 10, DisableGeneralOptionsHandler: true, TLSConfig: f.secure, ErrorLog: slog.NewLogLogger(f.server.Log.Handler(), slog.LevelDebug)}
	failed := make(chan error, 1)
	go func() {
		if f.secure != nil {
			failed <- h.ServeTLS(l, "", "")
		} else {
			failed <- h.Serve(l)
		}
	}()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	s.Drain()
	time.Sleep(f.drain)
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), f.grace)
	defer cancel()
	if err := h.Shutdown(end); err != nil {
		h.Close()
		return fmt.Errorf("停机的时限 %v 已到，还有请求没有做完，已中断", f.grace)
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// configure checks the flags and completes the configuration of the server.
func (f *serveFlags) configure(stderr io.Writer) error {
	if (f.cert == "") != (f.key == "") {
		return usageError{errors.New("--tls-cert 和 --tls-key 要一起写")}
	}
	if f.cert != "" {
		pair, err := keyPair(f.cert, f.key)
		if err != nil {
			return err
		}
		if end := pair.Leaf.NotAfter; time.Now().After(end) {
			fmt.Fprintf(stderr, "--tls-cert %s：证书已于 %s 到期，客户端会拒绝\n", f.cert, end.Local().Format(time.DateOnly))
		}
		f.secure = &tls.Config{Certificates: []tls.Certificate{pair}}
	}
	if most := openFiles() - spareFiles; f.connections > most {
		fmt.Fprintf(stderr, "--max-connections：系统允许打开的文件少，由 %d 减为 %d\n", f.connections, most)
		f.connections = most
	}
	var level slog.Level
	if err := level.UnmarshalText([]byte(f.log)); err != nil {
		return usageError{fmt.Errorf("--log-level：没有级别 %q，可用 debug、info、warn、error", f.log)}
	}
	f.server.Log = slog.New(slog.NewJSONHandler(stderr, &slog.HandlerOptions{Level: level}))
	f.server.Version = programVersion()
	var err error
	if f.tokenFile != "" {
		if f.server.Tokens, err = readTokens(f.tokenFile); err != nil {
			return err
		}
	}
	if f.server.Templates, err = templateSet(f.templates); err != nil {
		return err
	}
	if f.server.Rules, err = ruleSet(f.rules); err != nil {
		return err
	}
	if f.server.Fonts, err = fontSet(f.fonts); err != nil {
		return err
	}
	sum := sha256.New()
	err = sumFolders(sum, f.rules, f.fonts, f.templates)
	f.server.Stamp = hex.EncodeToString(sum.Sum(nil))
	return err
}
