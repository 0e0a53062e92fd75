package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/biaoping/biaoping/internal/fileerr"
	"github.com/biaoping/biaoping/report/rawtext"
)

// importSuffix ends the name of the file that tells of an import.
const importSuffix = ".导入说明.txt"

// texts imports every text of a notice before it writes any request.
func (f *importFlags) texts(ctx context.Context, paths []string, stdin io.Reader, stdout io.Writer) error {
	files := map[string][]byte{}
	from := map[string]string{}
	var names []string
	var reports []*rawtext.Report
	var failed []error
	for _, path := range paths {
		name, request, rep, err := importFile(ctx, path, stdin)
		if err != nil {
			failed = append(failed, err)
			continue
		}
		if first, ok := from[name]; ok {
			return usageError{fmt.Errorf("%s 和 %s 得到的文件同名（%s.yaml），请分别导入", first, path, name)}
		}
		from[name] = path
		names = append(names, name+".yaml", name+importSuffix)
		files[name+".yaml"], files[name+importSuffix] = request, []byte(rep.Text())
		reports = append(reports, rep)
	}
	if len(failed) > 0 {
		return errors.Join(failed...)
	}
	if err := f.write(names, files); err != nil {
		return err
	}
	if f.format == "json" {
		return printJSON(stdout, reports)
	}
	for i, rep := range reports {
		if i > 0 {
			fmt.Fprintln(stdout)
		}
		if _, err := fmt.Fprint(stdout, rep.Text()); err != nil {
			return err
		}
	}
	return nil
}

// importFile is the request of one text and what is told of it.
func importFile(ctx context.Context, path string, stdin io.Reader) (name string, request []byte, rep *rawtext.Report, err error) {
	source, in := path, stdin
	name = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	if path == "-" {
		source, name = stdinName, stdinName
	} else {
		file, err := os.Open(path)
		if err != nil {
			return "", nil, nil, fmt.Errorf("%s: 读不了：%w", path, fileerr.Reason(err))
		}
		defer file.Close()
		in = file
	}
	data, err := io.ReadAll(io.LimitReader(in, rawtext.MaxSize+1))
	if err != nil {
		return "", nil, nil, fmt.Errorf("%s: 读不了：%w", source, fileerr.Reason(err))
	}
	req, rep, err := rawtext.Import(ctx, filepath.Base(source), data)
	if err != nil {
		return "", nil, nil, inFile(source, errors.Join(err, errFacts))
	}
	request, err = rawtext.YAML(req, rep)
	return name, request, rep, err
}

// write writes all files or none.
func (f *importFlags) write(names []string, files map[string][]byte) error {
	if !f.overwrite {
		for _, name := range names {
			if _, err := os.Lstat(filepath.Join(f.out, name)); err == nil {
				return fmt.Errorf("%s: 文件已存在，不覆盖；确要覆盖，加 --overwrite", filepath.Join(f.out, name))
			}
		}
	}
	out, err := newBatch(f.out)
	if err != nil {
		return err
	}
	defer out.discard()
	for _, name := range names {
		if err := out.add(name, files[name]); err != nil {
			return err
		}
	}
	return out.commit()
}
