// Package fetch gets a page from the public web and from nowhere else. An
// address in a feed or a redirect is somebody else's input: it must not reach
// this machine, its network, or the services of a cloud provider.
package fetch

import "net/netip"

// special are IPv4 addresses that are not of the public web
// (https://www.iana.org/assignments/iana-ipv4-special-registry, and multicast).
var special = prefixes("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
	"192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
	"198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4")

// Of IPv6 only what is given out for the public web is reached, so that forms
// which hold an IPv4 address (mapped, compatible, NAT64, 6to4, Teredo) are not
// (https://www.iana.org/assignments/iana-ipv6-special-registry).
var (
	given    = netip.MustParsePrefix("2000::/3")
	special6 = prefixes("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)

func prefixes(list ...string) []netip.Prefix {
	var out []netip.Prefix
	for _, s := range list {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}

// Public tells whether an address is one of the public web.
func Public(a netip.Addr) bool {
	if a.Zone() != "" || a.Is4In6() {
		return false
	}
	not := special
	if a.Is6() {
		if !given.Contains(a) {
			return false
		}
		not = special6
	}
	for _, p := range not {
		if p.Contains(a) {
			return false
		}
	}
	return a.IsValid()
}
