package target

import (
	"bytes"
	"context"
	"crypto/md5"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/smithy-go/logging"

	"dossier/generator/internal/publish"
)

// A bucket is a bucket, or the part of one below a prefix. Every write says
// what it expects to replace (If-Match, If-None-Match), so that two who publish
// cannot mix. Credentials are the SDK's to find: the environment, its files.
type bucket struct {
	client      *s3.Client
	name        string
	prefix      string // "" or ending in a slash
	conditional bool   // the server judges If-Match and If-None-Match
}

// A patience is how a bucket is waited for.
type patience struct {
	attempt time.Duration // for one request as a whole
	answer  time.Duration // for the server to begin its answer, and for anything to move after that
	backoff time.Duration // longest pause before a request is repeated
}

var usual = patience{15 * time.Minute, 30 * time.Second, 20 * time.Second}

// attempts is how often a request is sent before it is given up.
const attempts = 5

func openS3(ctx context.Context, name string, p patience) (publish.Target, error) {
	b, endpoint, region, err := parseS3(name)
	if err != nil {
		return nil, err
	}
	wait := awshttp.NewBuildableClient().WithTimeout(p.attempt).WithTransportOptions(func(t *http.Transport) {
		t.ResponseHeaderTimeout, t.DialContext = p.answer, dialLive(p.answer)
	})
	again := func() aws.Retryer {
		return retry.NewStandard(func(o *retry.StandardOptions) { o.MaxAttempts, o.MaxBackoff = attempts, p.backoff })
	}
	options := []func(*config.LoadOptions) error{config.WithHTTPClient(wait), config.WithLogger(logging.Nop{}), config.WithRetryer(again)}
	if region != "" {
		options = append(options, config.WithRegion(region))
	}
	c, err := config.LoadDefaultConfig(ctx, options...)
	if err != nil {
		return nil, fmt.Errorf("reading the settings of the AWS SDK: %w", err)
	}
	if c.Region == "" {
		if endpoint == "" {
			return nil, &BadNameError{name, "the region is not known; add ?region=… or set AWS_REGION"}
		}
		c.Region = "us-east-1" // what servers that have no regions expect
	}
	if _, err := c.Credentials.Retrieve(ctx); err != nil {
		return nil, errors.New("there are no credentials for the bucket; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE for a profile of the AWS files")
	}
	b.client = s3.NewFromConfig(c, func(o *s3.Options) {
		if endpoint != "" {
			o.BaseEndpoint, o.UsePathStyle = aws.String(endpoint), true
		}
		// Checksums in trailers are refused by several servers; Content-MD5 by none.
		o.RequestChecksumCalculation = aws.RequestChecksumCalculationWhenRequired
		o.ResponseChecksumValidation = aws.ResponseChecksumValidationWhenRequired
	})
	return b, nil
}

// parseS3 reads s3://BUCKET/PREFIX?endpoint=…&region=…&conditional=no.
func parseS3(name string) (b *bucket, endpoint, region string, err error) {
	bad := func(why string) (*bucket, string, string, error) { return nil, "", "", &BadNameError{name, why} }
	u, err := url.Parse(name)
	if err != nil || u.Host == "" || u.Fragment != "" {
		return bad("write s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION")
	}
	q := u.Query()
	if u.User != nil {
		return bad("credentials are taken from the environment or the AWS files, never from the command line")
	}
	endpoint, region = option(q, "endpoint"), option(q, "region")
	conditional := option(q, "conditional")
	for key := range q {
		return bad("there is no setting " + key + "=; there are endpoint=, region= and conditional=")
	}
	if e, err := url.Parse(endpoint); endpoint != "" && (err != nil || e.Host == "" || e.User != nil || e.Scheme != "https" && e.Scheme != "http") {
		return bad("endpoint= takes an address such as https://s3.example.org, without credentials")
	}
	if conditional != "" && conditional != "no" {
		return bad("conditional= takes no, for servers without conditional writes")
	}
	prefix := strings.Trim(u.Path, "/")
	if prefix != "" {
		prefix += "/"
	}
	return &bucket{name: u.Host, prefix: prefix, conditional: conditional == ""}, endpoint, region, nil
}

func (b *bucket) String() string { return "s3://" + b.name + "/" + b.prefix }

// Exclusive does not hold: a bucket has no lock that ends with its holder.
func (b *bucket) Exclusive() bool { return false }

// Tag is the entity tag of a file sent in one piece and kept as sent
// (https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html).
func (b *bucket) Tag(data []byte) string {
	h := md5.Sum(data)
	return hex.EncodeToString(h[:])
}

func (b *bucket) key(p string) *string { return aws.String(b.prefix + p) }

func (b *bucket) List(ctx context.Context, _ func(string) bool) ([]publish.Object, error) {
	var objects []publish.Object
	pages := s3.NewListObjectsV2Paginator(b.client, &s3.ListObjectsV2Input{Bucket: &b.name, Prefix: &b.prefix, EncodingType: "url"})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, brief(err)
		}
		for _, o := range page.Contents {
			key := aws.ToString(o.Key)
			if page.EncodingType == "url" {
				if key, err = url.QueryUnescape(key); err != nil {
					return nil, fmt.Errorf("the server lists a name that cannot be read: %w", err)
				}
			}
			p := strings.TrimPrefix(key, b.prefix)
			if p == "" || strings.HasSuffix(p, "/") && aws.ToInt64(o.Size) == 0 {
				continue // how consoles draw folders
			}
			objects = append(objects, publish.Object{Path: p, Size: aws.ToInt64(o.Size), Tag: unquote(o.ETag)})
		}
	}
	return objects, nil
}

// Get asks again when an answer breaks off, which the SDK does not: it hands on
// the beginning of a file before there is all of it.
func (b *bucket) Get(ctx context.Context, p string) (data []byte, tag string, err error) {
	for range attempts {
		var whole bool
		if data, tag, whole, err = b.get(ctx, p); whole || ctx.Err() != nil {
			break
		}
	}
	return data, tag, err
}

// get is not whole when the server has begun to send the file and broke off.
func (b *bucket) get(ctx context.Context, p string) (data []byte, tag string, whole bool, err error) {
	out, err := b.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &b.name, Key: b.key(p)})
	if err != nil {
		if status(err) == http.StatusNotFound && code(err) != "NoSuchBucket" {
			return nil, "", true, publish.ErrMissing
		}
		return nil, "", true, brief(err)
	}
	defer out.Body.Close()
	data, err = io.ReadAll(out.Body)
	return data, unquote(out.ETag), err == nil, brief(err)
}

func (b *bucket) Stat(ctx context.Context, p string) (string, error) {
	out, err := b.client.HeadObject(ctx, &s3.HeadObjectInput{Bucket: &b.name, Key: b.key(p)})
	switch {
	case status(err) == http.StatusNotFound:
		return "", publish.ErrMissing
	case err != nil:
		return "", brief(err)
	}
	return unquote(out.ETag), nil
}

// Put writes a file. The SDK repeats a write whose answer was lost, and is then
// told that the file is not what it expected: what stands there is looked at
// before that is called a conflict.
func (b *bucket) Put(ctx context.Context, p string, data []byte, before string) (string, error) {
	h := md5.Sum(data)
	in := &s3.PutObjectInput{
		Bucket: &b.name, Key: b.key(p), Body: bytes.NewReader(data), ContentMD5: aws.String(base64.StdEncoding.EncodeToString(h[:])),
		ContentType: aws.String(publish.ContentType(p)), CacheControl: aws.String(publish.CacheControl(p)),
	}
	if err := b.expect(ctx, in, p, before); err != nil {
		return "", err
	}
	out, err := b.client.PutObject(ctx, in)
	if err == nil {
		return unquote(out.ETag), nil
	}
	switch status(err) {
	case http.StatusPreconditionFailed, http.StatusConflict, http.StatusOK: // all right, but the answer broke off
	case http.StatusNotFound: // nothing stands where something should be replaced
		if code(err) == "NoSuchBucket" {
			return "", brief(err)
		}
	case http.StatusNotImplemented:
		return "", fmt.Errorf("%w; if this server has no conditional writes, add conditional=no to the target", brief(err))
	default:
		return "", brief(err)
	}
	there, tag, err := b.Get(ctx, p)
	switch {
	case errors.Is(err, publish.ErrMissing), err == nil && !bytes.Equal(there, data):
		return "", publish.ErrConflict
	}
	return tag, err
}

// expect sets what a write is to replace. Where the server does not judge it,
// a look just before must do.
func (b *bucket) expect(ctx context.Context, in *s3.PutObjectInput, p, before string) error {
	switch {
	case b.conditional && before == "":
		in.IfNoneMatch = aws.String("*")
	case b.conditional:
		in.IfMatch = aws.String(`"` + before + `"`)
	default:
		tag, err := b.Stat(ctx, p)
		if err != nil && !errors.Is(err, publish.ErrMissing) {
			return err
		}
		if tag != before {
			return publish.ErrConflict
		}
	}
	return nil
}

func (b *bucket) Delete(ctx context.Context, p string) error {
	_, err := b.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &b.name, Key: b.key(p)})
	if status(err) == http.StatusNotFound {
		return nil
	}
	return brief(err)
}

// Commit has nothing to do: each write is seen at once.
func (b *bucket) Commit(context.Context, string) error { return nil }

// Close has nothing to give back.
func (b *bucket) Close() error { return nil }

func unquote(tag *string) string { return strings.Trim(aws.ToString(tag), `"`) }
