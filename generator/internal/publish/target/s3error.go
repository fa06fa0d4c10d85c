package target

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
)

// status is the HTTP status an error of the SDK stands for, 0 for none.
func status(err error) int {
	var r *awshttp.ResponseError
	if errors.As(err, &r) {
		return r.HTTPStatusCode()
	}
	return 0
}

// code is the server's own word for an error: "AccessDenied".
func code(err error) string {
	var a smithy.APIError
	if errors.As(err, &a) {
		return a.ErrorCode()
	}
	return ""
}

// advice says what to do about errors whose names do not.
var advice = map[string]string{
	"NoSuchBucket":          "there is no such bucket; make it first",
	"AccessDenied":          "these credentials may not do that",
	"Forbidden":             "these credentials may not do that",
	"InvalidAccessKeyId":    "the server does not know these credentials",
	"SignatureDoesNotMatch": "the secret key does not fit the key id",
	"ExpiredToken":          "the credentials have expired; get new ones, then publish again",
	"RequestTimeTooSkewed":  "this machine's clock is wrong; set it, then publish again",
}

// brief makes one line of an error of the SDK, without what it was asked.
func brief(err error) error {
	if err == nil {
		return nil
	}
	c, s := code(err), status(err)
	var a smithy.APIError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the server breaks off its answers; look at the network, then publish again")
	case c != "" && advice[c] != "":
		return fmt.Errorf("%s (%s)", advice[c], c)
	case c != "" && errors.As(err, &a):
		return fmt.Errorf("the server answers %d %s: %s", s, c, a.ErrorMessage())
	case s != 0:
		return fmt.Errorf("the server answers %d", s)
	}
	if late := net.Error(nil); errors.As(err, &late) && late.Timeout() {
		return errors.New("the server does not answer in time; look at the network, then publish again")
	}
	var request *url.Error
	if errors.As(err, &request) {
		return fmt.Errorf("the server cannot be reached: %w", request.Err)
	}
	return errors.New(hideCredentials(err.Error()))
}
