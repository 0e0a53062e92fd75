package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// pemFile writes blocks of a PEM file and gives its name.
func pemFile(t *testing.T, dir, name string, blocks ...*pem.Block) string {
	t.Helper()
	var b bytes.Buffer
	for _, block := range blocks {
		if err := pem.Encode(&b, block); err != nil {
			t.Fatal(err)
		}
	}
	return file(t, dir, name, b.String())
}

func file(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// selfSigned is a certificate for this machine, with its key, that ends then.
func selfSigned(t *testing.T, end time.Time) (cert, key *pem.Block) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"}, NotBefore: end.AddDate(-1, 0, 0), NotAfter: end,
		DNSNames: []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	pkcs8, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return &pem.Block{Type: "CERTIFICATE", Bytes: der}, &pem.Block{Type: "PRIVATE KEY", Bytes: pkcs8}
}

// health is what the health check says of a service.
func health(t *testing.T, args ...string) (int, string) {
	t.Helper()
	var told bytes.Buffer
	code := run(t.Context(), append([]string{"health"}, args...), nil, io.Discard, &told)
	return code, told.String()
}

func TestTheServiceAndItsHealthOverTLS(t *testing.T) {
	dir := t.TempDir()
	cert, key := selfSigned(t, time.Now().AddDate(1, 0, 0))
	certFile, keyFile := pemFile(t, dir, "cert.pem", cert), pemFile(t, dir, "key.pem", key)
	secure, stopSecure := serving(t, "--tls-cert", certFile, "--tls-key", keyFile)
	defer stopSecure()
	plain, stopPlain := serving(t)
	defer stopPlain()
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--addr", secure, "--tls"}, 0, ""},
		{[]string{"--addr", secure}, 1, "--tls"},
		{[]string{"--addr", plain}, 0, ""},
		{[]string{"--addr", plain, "--tls"}, 1, "不用 TLS"},
		{[]string{"--addr", "127.0.0.1:1", "--tls"}, 1, "没有服务"},
	} {
		if code, told := health(t, c.args...); code != c.code || !strings.Contains(told, c.want) {
			t.Errorf("%v: %d %s", c.args, code, told)
		}
	}
	t.Setenv("BIAOPING_TLS_CERT", certFile) // as the container of the service has it
	t.Setenv("BIAOPING_ADDR", secure)
	if code, told := health(t); code != 0 {
		t.Errorf("from the environment: %d %s", code, told)
	}
}

func TestSecretsThatCannotBeUsedAreTold(t *testing.T) {
	dir := t.TempDir()
	cert, key := selfSigned(t, time.Now().AddDate(1, 0, 0))
	_, other := selfSigned(t, time.Now().AddDate(1, 0, 0))
	certFile, keyFile := pemFile(t, dir, "cert.pem", cert), pemFile(t, dir, "key.pem", key)
	text := file(t, dir, "text", "没有证书")
	torn := pemFile(t, dir, "torn.pem", &pem.Block{Type: "CERTIFICATE", Bytes: cert.Bytes[:50]})
	tornKey := pemFile(t, dir, "torn-key.pem", &pem.Block{Type: "PRIVATE KEY", Bytes: key.Bytes[:20]})
	locked := pemFile(t, dir, "locked.pem", &pem.Block{Type: "ENCRYPTED PRIVATE KEY", Bytes: key.Bytes})
	oldLocked := pemFile(t, dir, "old-locked.pem", &pem.Block{Type: "RSA PRIVATE KEY", Headers: map[string]string{"Proc-Type": "4,ENCRYPTED", "DEK-Info": "AES-128-CBC,0"}, Bytes: key.Bytes})
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"--tls-cert", certFile}, "--tls-cert 和 --tls-key 要一起写"},
		{[]string{"--tls-key", keyFile}, "--tls-cert 和 --tls-key 要一起写"},
		{[]string{"--tls-cert", dir + "/none", "--tls-key", keyFile}, "--tls-cert " + dir + "/none：读不了：文件或目录不存在"},
		{[]string{"--tls-cert", certFile, "--tls-key", dir + "/none"}, "--tls-key " + dir + "/none：读不了：文件或目录不存在"},
		{[]string{"--tls-cert", certFile, "--tls-key", dir}, "：读不了：是目录，不是文件"},
		{[]string{"--tls-cert", text, "--tls-key", keyFile}, "里面没有 PEM 证书"},
		{[]string{"--tls-cert", keyFile, "--tls-key", certFile}, "里面没有 PEM 证书"},
		{[]string{"--tls-cert", certFile, "--tls-key", certFile}, "里面没有 PEM 私钥"},
		{[]string{"--tls-cert", torn, "--tls-key", keyFile}, "证书已损坏"},
		{[]string{"--tls-cert", certFile, "--tls-key", tornKey}, "私钥已损坏"},
		{[]string{"--tls-cert", certFile, "--tls-key", locked}, "私钥加了口令"},
		{[]string{"--tls-cert", certFile, "--tls-key", oldLocked}, "私钥加了口令"},
		{[]string{"--tls-cert", certFile, "--tls-key", pemFile(t, dir, "other.pem", other)}, "不是一对"},
		{[]string{"--token-file", dir + "/none"}, "--token-file " + dir + "/none：读不了：文件或目录不存在"},
		{[]string{"--token-file", dir}, "：读不了：是目录，不是文件"},
		{[]string{"--token-file", file(t, dir, "empty", "\n# 没有\n")}, "没有令牌"},
		{[]string{"--token-file", file(t, dir, "chinese", "# 令牌\nabc\n令牌\n")}, "第 3 行不是令牌"},
		{[]string{"--token-file", file(t, dir, "spaces", "abc def\n")}, "第 1 行不是令牌"},
		{[]string{"--token-file", file(t, dir, "utf16", "\xff\xfea\x00b\x00\n\x00")}, "第 1 行不是令牌"},
		{[]string{"--workers", "-1"}, "--workers：-1 不对"},
		{[]string{"--queue", "0"}, "--queue：不能是 0"},
		{[]string{"--body-timeout", "0s"}, "--body-timeout：不能是 0"},
		{[]string{"--work-timeout", "-1s"}, "--work-timeout：-1s 不对"},
		{[]string{"--rate", "NaN"}, "--rate：NaN 不对"},
		{[]string{"--rate", "Inf"}, "--rate：+Inf 不对"},
		{[]string{"--templates", dir + "/none"}, dir + "/none"},
	} {
		var told bytes.Buffer
		code := run(t.Context(), append([]string{"serve", "--addr", "127.0.0.1:0"}, c.args...), nil, io.Discard, &told)
		if code == 0 || !strings.Contains(told.String(), c.want) || strings.Contains(told.String(), "abc") {
			t.Errorf("%v: %d %s", c.args, code, &told)
		}
	}
	taken, stop := serving(t)
	defer stop()
	var told bytes.Buffer
	if code := run(t.Context(), []string{"serve", "--addr", taken}, nil, io.Discard, &told); code == 0 || !strings.Contains(told.String(), "地址已被占用") {
		t.Errorf("an address that is taken: %d %s", code, &told)
	}
}

// TestTokensAreReadAsEditorsWriteThem reads a file with a byte order mark and
// the line ends of Windows.
func TestTokensAreReadAsEditorsWriteThem(t *testing.T) {
	tokens, err := readTokens(file(t, t.TempDir(), "tokens", "\ufeffabc-._~+/9=\r\n\r\n  # 注\r\ndef"))
	if err != nil || strings.Join(tokens, " ") != "abc-._~+/9= def" {
		t.Errorf("%q %v", tokens, err)
	}
}
