package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"runtime"
	"runtime/debug"
	"text/tabwriter"

	"github.com/biaoping/biaoping"
	"github.com/biaoping/biaoping/report/font"
	"github.com/spf13/cobra"
)

func newFonts() *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use:   "fonts",
		Short: "列出字体、所任字体角色和所含字数",
		Args:  exactly(0, "不带参数"),
		RunE: func(c *cobra.Command, _ []string) error {
			set, err := fontSet(dir)
			if err != nil {
				return err
			}
			w := tabwriter.NewWriter(c.OutOrStdout(), 0, 4, 2, ' ', 0)
			for _, f := range set.Coverage() {
				fmt.Fprintf(w, "%s\t%s\t%d 字形\t%d 汉字\t%s\t%s\n", f.Face.Name(), f.Role, f.Glyphs, f.Hanzi, f.Licence, f.Source)
			}
			return w.Flush()
		},
	}
	addFonts(c.Flags(), &dir)
	return c
}

func newLicenses() *cobra.Command {
	return &cobra.Command{
		Use:   "licenses",
		Short: "打印本程序、内置字体和所用软件包的许可",
		Args:  exactly(0, "不带参数"),
		RunE: func(c *cobra.Command, _ []string) error {
			texts := []string{biaoping.Licence, biaoping.Notice}
			fonts := font.Licenses()
			err := fs.WalkDir(fonts, ".", func(name string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				text, err := fs.ReadFile(fonts, name)
				texts = append(texts, "==== "+name+"\n"+string(text))
				return err
			})
			if err != nil {
				return err
			}
			for _, text := range append(texts, biaoping.ThirdParty) {
				if _, err := fmt.Fprintln(c.OutOrStdout(), text); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "打印版本",
		Args:  exactly(0, "不带参数"),
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(c.OutOrStdout(), "biaoping", programVersion(), runtime.Version())
			return err
		},
	}
}

// release is the version that scripts/release.sh stamps; empty for a program
// built otherwise.
var release string

// programVersion is the version of the release, or of the module the program
// was built of.
func programVersion() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// released is the form of a version under which one program alone was built.
var released = regexp.MustCompile(`^v\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$`)

// programIdentity stands for everything in the program that decides what
// documents look like: for a release its version and its Go, the same on every
// system, and otherwise the bytes of the program, templates, rules and fonts
// among them.
func programIdentity() (string, error) {
	if v := programVersion(); released.MatchString(v) {
		return v + " " + runtime.Version(), nil
	}
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
