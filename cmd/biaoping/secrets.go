package main

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/biaoping/biaoping/internal/fileerr"
)

// readTokens reads a file with a token a line; blank lines and those that begin
// with # do not count. A token is what a header can carry (RFC 6750, 2.1).
func readTokens(name string) ([]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, usageError{fmt.Errorf("--token-file %s：读不了：%w", name, fileerr.Reason(err))}
	}
	var tokens []string
	number := 0
	for line := range strings.Lines(string(bytes.TrimPrefix(data, []byte("\uFEFF")))) {
		number++
		line = strings.TrimSpace(line)
		switch {
		case line == "", strings.HasPrefix(line, "#"):
		case strings.Trim(line, tokenCharacters) != "":
			return nil, usageError{fmt.Errorf("--token-file %s：第 %d 行不是令牌：一行一个，只用字母、数字和 - . _ ~ + / =", name, number)}
		default:
			tokens = append(tokens, line)
		}
	}
	if len(tokens) == 0 {
		return nil, usageError{fmt.Errorf("--token-file %s：没有令牌", name)}
	}
	return tokens, nil
}

const tokenCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/="

// keyPair reads a certificate, with those it is issued by, and its key.
func keyPair(certFile, keyFile string) (tls.Certificate, error) {
	cert, err := os.ReadFile(certFile)
	if err != nil {
		return tls.Certificate{}, usageError{fmt.Errorf("--tls-cert %s：读不了：%w", certFile, fileerr.Reason(err))}
	}
	key, err := os.ReadFile(keyFile)
	if err != nil {
		return tls.Certificate{}, usageError{fmt.Errorf("--tls-key %s：读不了：%w", keyFile, fileerr.Reason(err))}
	}
	if err := certificateIn(cert); err != nil {
		return tls.Certificate{}, usageError{fmt.Errorf("--tls-cert %s：%w", certFile, err)}
	}
	if err := keyIn(key); err != nil {
		return tls.Certificate{}, usageError{fmt.Errorf("--tls-key %s：%w", keyFile, err)}
	}
	pair, err := tls.X509KeyPair(cert, key)
	if err != nil {
		return pair, usageError{fmt.Errorf("--tls-cert %s 与 --tls-key %s 不是一对", certFile, keyFile)}
	}
	return pair, nil
}

// certificateIn says why the first certificate of a PEM file cannot be used.
func certificateIn(data []byte) error {
	b := block(data, "CERTIFICATE")
	if b == nil {
		return errors.New("里面没有 PEM 证书（-----BEGIN CERTIFICATE-----）")
	}
	if _, err := x509.ParseCertificate(b.Bytes); err != nil {
		return errors.New("证书已损坏")
	}
	return nil
}

// keyIn says why the first private key of a PEM file cannot be used.
func keyIn(data []byte) error {
	b := block(data, "PRIVATE KEY")
	switch {
	case b == nil:
		return errors.New("里面没有 PEM 私钥（-----BEGIN PRIVATE KEY-----）")
	case b.Type == "ENCRYPTED PRIVATE KEY", b.Headers["DEK-Info"] != "":
		return errors.New("私钥加了口令，请先解开，如 openssl pkey -in 私钥.pem -out 解开的私钥.pem")
	}
	_, pkcs8 := x509.ParsePKCS8PrivateKey(b.Bytes)
	_, pkcs1 := x509.ParsePKCS1PrivateKey(b.Bytes)
	_, sec1 := x509.ParseECPrivateKey(b.Bytes)
	if pkcs8 != nil && pkcs1 != nil && sec1 != nil {
		return errors.New("私钥已损坏")
	}
	return nil
}

// block is the first block of a PEM file whose type ends so; nil for none.
func block(data []byte, suffix string) *pem.Block {
	for {
		b, rest := pem.Decode(data)
		if b == nil || strings.HasSuffix(b.Type, suffix) {
			return b
		}
		data = rest
	}
}
