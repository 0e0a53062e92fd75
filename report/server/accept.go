package server

import (
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/biaoping/biaoping/report"
)

const zipMedia = "application/zip"

// asked are the formats a client wants of those there are: those of ?format=,
// or what Accept prefers (RFC 9110, 12.5.1), the first where it has no
// preference, all as a zip where it prefers that.
func asked(r *http.Request, have []report.Format) ([]report.Format, error) {
	names := r.URL.Query().Get("format")
	if names == "" {
		return preferred(r.Header.Values("Accept"), have)
	}
	var list []report.Format
	for name := range strings.SplitSeq(names, ",") {
		f, err := report.ParseFormat(name)
		if err != nil {
			return nil, refuse("format", err.Error())
		}
		if !slices.Contains(have, f) {
			return nil, refuse("format", "这一文种没有 "+name+" 格式，可用 "+choices(have))
		}
		if slices.Contains(list, f) {
			return nil, refuse("format", "格式 "+name+" 写了两次")
		}
		list = append(list, f)
	}
	return list, nil
}

func preferred(accept []string, have []report.Format) ([]report.Format, error) {
	wishes := wishesOf(strings.Join(accept, ","))
	if len(wishes) == 0 {
		return have[:1], nil
	}
	var best []report.Format
	quality := 0.0
	for i, f := range have {
		if q := qualityOf(f.Media(), wishes); q > quality {
			best, quality = have[i:i+1], q
		}
	}
	if qualityOf(zipMedia, wishes) > quality {
		return have, nil
	}
	if best == nil {
		return nil, refuse("format", "Accept 里没有可用的格式；可用 "+choices(have)+"，或以 ?format= 指明")
	}
	return best, nil
}

// A wish is one range of an Accept header with its quality.
type wish struct {
	media   string
	quality float64
}

func wishesOf(accept string) (wishes []wish) {
	for s := range strings.SplitSeq(accept, ",") {
		media, params, err := mime.ParseMediaType(s)
		if err != nil {
			continue
		}
		q, err := strconv.ParseFloat(params["q"], 64)
		if err != nil {
			q = 1
		}
		wishes = append(wishes, wish{media, q})
	}
	return wishes
}

// qualityOf is what the closest of the wishes says of a media type.
func qualityOf(media string, wishes []wish) float64 {
	family, _, _ := strings.Cut(media, "/")
	for _, wanted := range []string{media, family + "/*", "*/*"} {
		for _, w := range wishes {
			if w.media == wanted {
				return w.quality
			}
		}
	}
	return 0
}

// choices is a、b、c.
func choices[S ~string](list []S) string {
	var b strings.Builder
	for i, s := range list {
		if i > 0 {
			b.WriteString("、")
		}
		b.WriteString(string(s))
	}
	return b.String()
}
