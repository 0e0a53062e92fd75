package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/spf13/cobra"
)

// healthTime is how long a service may take to say that it is ready.
const healthTime = 3 * time.Second

func newHealth() *cobra.Command {
	var addr string
	var secure bool
	c := &cobra.Command{
		Use:   "health [选项]",
		Short: "看本机的服务是否能接受请求（容器的健康检查用）",
		Long: `向 biaoping serve 的 /readyz 询问一次；能接受请求则退出码为 0，否则为 1。
地址与 serve 的相同，也可以用环境变量 BIAOPING_ADDR 写。用 TLS 的服务加 --tls；服务的证书以环境变量
BIAOPING_TLS_CERT 写的，不必加。证书不核对。`,
		Args: exactly(0, "不带参数"),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := fromEnvironment(c.Flags(), os.LookupEnv); err != nil {
				return err
			}
			// The container that says so to the service says so to its health
			// check too.
			if _, ok := os.LookupEnv("BIAOPING_TLS_CERT"); ok && !c.Flags().Changed("tls") {
				secure = true
			}
			return ready(c.Context(), addr, secure)
		},
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", "服务的地址")
	c.Flags().BoolVar(&secure, "tls", false, "服务用 TLS")
	return c
}

// ready asks the service at addr, which may be one to listen on, such as :8080.
func ready(ctx context.Context, addr string, secure bool) error {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return usageError{fmt.Errorf("--addr：%q 不是地址，应如 127.0.0.1:8080", addr)}
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	scheme := "http"
	if secure {
		scheme = "https"
	}
	ctx, cancel := context.WithTimeout(ctx, healthTime)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, scheme+"://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return err
	}
	// The certificate is for the name that clients know, not for this machine;
	// nothing secret is asked or told.
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, DisableKeepAlives: true}}
	answer, err := client.Do(r)
	switch {
	case errors.Is(err, http.ErrSchemeMismatch):
		return fmt.Errorf("%s 上的服务不用 TLS：去掉 --tls", addr)
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%s 在 %v 内没有回答", addr, healthTime)
	case err != nil:
		return fmt.Errorf("%s 上没有服务", addr)
	}
	answer.Body.Close()
	switch answer.StatusCode {
	case http.StatusOK:
		return nil
	case http.StatusServiceUnavailable:
		return errors.New("服务现在不接受请求")
	}
	return fmt.Errorf("%s 上不是这一服务，或者它用 TLS：加 --tls 再试（状态 %d）", addr, answer.StatusCode)
}
