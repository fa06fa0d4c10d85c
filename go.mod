module dossier

go 1.26.8

require (
	codeberg.org/readeck/go-readability/v2 v2.1.1 // finds the article on a web page, the one port that is kept; it proposes, webpage decides
	github.com/alecthomas/chroma/v2 v2.27.0 // line tables and formatting of the ledger
	github.com/alecthomas/kong v1.17.0 // a command line with help
	github.com/aws/aws-sdk-go-v2 v1.47.7 // signing, retries, credentials and errors of S3, by Amazon: 13 MB of the program, as the linker cannot drop calls nobody makes
	github.com/aws/aws-sdk-go-v2/config v1.33.15 // likewise
	github.com/aws/aws-sdk-go-v2/service/s3 v1.114.8 // likewise
	github.com/aws/smithy-go v1.28.8 // likewise
	github.com/fsnotify/fsnotify v1.10.1 // hears of changed files from five systems; where it cannot, all files are looked at each second
	github.com/jba/templatecheck v0.7.1 // a type checker of templates, for those a user changes
	github.com/rogpeppe/go-internal v1.16.0 // what has changed between two texts (importer); in tests, scripts of whole commands and text archives
	github.com/yuin/goldmark v1.8.7 // a CommonMark parser, and a renderer with a seam for our nodes
	go.yaml.in/yaml/v4 v4.0.0 // a YAML parser with positions; only its node tree is used, as decoding into maps is quadratic
	golang.org/x/image v0.44.0 // fonts and the drawing of curves, for social cards and the icon (card)
	golang.org/x/net v0.62.0 // host names in ASCII, HTML parsing
	golang.org/x/sync v0.24.0 // errgroup
	golang.org/x/sys v0.49.0 // the exchange of folders
	golang.org/x/text v0.43.0 // charsets, Unicode forms, case folding
)

// For tests only.
require github.com/google/go-cmp v0.7.0 // readable differences

require (
	github.com/andybalholm/cascadia v1.3.3 // indirect
	github.com/araddon/dateparse v0.0.0-20210429162001-6b43995a97de // indirect
	github.com/aws/aws-sdk-go-v2/aws/protocol/eventstream v1.7.26 // indirect
	github.com/aws/aws-sdk-go-v2/credentials v1.20.15 // indirect
	github.com/aws/aws-sdk-go-v2/feature/ec2/imds v1.20.7 // indirect
	github.com/aws/aws-sdk-go-v2/internal/configsources v1.5.10 // indirect
	github.com/aws/aws-sdk-go-v2/internal/endpoints/v2 v2.8.10 // indirect
	github.com/aws/aws-sdk-go-v2/internal/v4a v1.5.10 // indirect
	github.com/aws/aws-sdk-go-v2/service/internal/accept-encoding v1.13.24 // indirect
	github.com/aws/aws-sdk-go-v2/service/internal/checksum v1.11.11 // indirect
	github.com/aws/aws-sdk-go-v2/service/internal/presigned-url v1.14.10 // indirect
	github.com/aws/aws-sdk-go-v2/service/internal/s3shared v1.20.10 // indirect
	github.com/aws/aws-sdk-go-v2/service/signin v1.12.3 // indirect
	github.com/aws/aws-sdk-go-v2/service/sso v1.39.3 // indirect
	github.com/aws/aws-sdk-go-v2/service/ssooidc v1.44.3 // indirect
	github.com/aws/aws-sdk-go-v2/service/sts v1.51.8 // indirect
	github.com/dlclark/regexp2/v2 v2.2.1 // indirect
	github.com/go-shiori/dom v0.0.0-20230515143342-73569d674e1c // indirect
	github.com/gogs/chardet v0.0.0-20211120154057-b7413eaefb8f // indirect
	github.com/google/safehtml v0.0.2 // indirect
	golang.org/x/tools v0.51.0 // indirect
)
