package work

import "github.com/uvgo/uvgo/uv"

var _ uv.AnyRequest = (*Request)(nil)

// Type is uv.RequestWork, as uv_req_get_type. Safe from any goroutine.
func (r *Request) Type() uv.RequestType { return uv.RequestWork }
