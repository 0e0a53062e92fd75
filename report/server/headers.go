package server

// Names of headers that our answers have.
const (
	requestID   = "X-Request-Id"
	xFindings   = "X-Findings"
	etag        = "ETag"
	disposition = "Content-Disposition"
	retryAfter  = "Retry-After"
	challenge   = "WWW-Authenticate"
	encodings   = "Accept-Encoding"
)

// headers are what they say, for the description.
var headers = map[string]object{
	requestID:   {"description": "请求的标识：请求带来的，或新给的；日志里用它", "schema": object{"type": "string"}},
	xFindings:   {"description": "校核意见里警告和提示的条数，如 warnings=1, notes=0", "schema": object{"type": "string"}},
	etag:        {"description": "同一程序、同一请求则相同；相同则文书的字节相同", "schema": object{"type": "string"}},
	disposition: {"description": "文件名（RFC 6266）", "schema": object{"type": "string"}},
	retryAfter:  {"description": "几秒后再试", "schema": object{"type": "integer"}},
	challenge:   {"description": "要带 Bearer 令牌", "schema": object{"type": "string"}},
	encodings:   {"description": "请求可用的压缩方法：identity，即不压缩", "schema": object{"type": "string"}},
}

// problemHeaders are those that problems of a status have besides the id.
var problemHeaders = map[int]string{401: challenge, 415: encodings, 429: retryAfter, 503: retryAfter}

// named are the headers of those names, by reference.
func named(names ...string) object {
	all := object{}
	for _, n := range append(names, requestID) {
		all[n] = object{"$ref": "#/components/headers/" + n}
	}
	return all
}
