package cache

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
)

// Values are written field by field in the order of their types: integers as
// varints, floating-point numbers as their bits, strings and slices with their
// length before them, so that nil and empty differ. What is read back is equal
// to what was written, or an error. A pointer can only be nil: what is kept has
// no parts it shares.

var errDamaged = errors.New("what was kept is damaged")

// Marshal is a value as packs keep it.
func Marshal(v any) string { return string(marshal(nil, v)) }

// Unmarshal reads what Marshal gave of a value of the type that into points to.
func Unmarshal(data string, into any) error { return unmarshal(data, into) }

// marshal appends v to b. It panics on a type that cannot be kept, which a test
// of that type finds.
func marshal(b []byte, v any) []byte { return put(b, reflect.ValueOf(v)) }

// unmarshal reads what marshal wrote of a value of the type that into points to.
func unmarshal(data string, into any) error {
	r := reader{rest: data}
	r.value(reflect.ValueOf(into).Elem())
	if r.err == nil && r.rest != "" {
		r.err = errDamaged
	}
	return r.err
}

func put(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			return append(b, 1)
		}
		return append(b, 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return binary.AppendVarint(b, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return binary.AppendUvarint(b, v.Uint())
	case reflect.Float64:
		return binary.LittleEndian.AppendUint64(b, math.Float64bits(v.Float()))
	case reflect.String:
		return append(binary.AppendUvarint(b, uint64(v.Len())), v.String()...)
	case reflect.Slice:
		if v.IsNil() {
			return append(b, 0)
		}
		b = binary.AppendUvarint(b, uint64(v.Len())+1)
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return append(b, v.Bytes()...)
		}
	case reflect.Array:
		if s, ok := v.Interface().([32]byte); ok {
			return append(b, s[:]...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			b = put(b, v.Field(i))
		}
		return b
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, 0)
		}
		panic(fmt.Sprintf("cache: a %s cannot be kept", v.Type()))
	default:
		panic(fmt.Sprintf("cache: a %s cannot be kept", v.Type()))
	}
	for i := range v.Len() {
		b = put(b, v.Index(i))
	}
	return b
}

// reader takes what marshal put, until the first thing that is not there.
type reader struct {
	rest string
	err  error
}

func (r *reader) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(r.take(1) == "\x01")
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n := r.uvarint()
		v.SetInt(int64(n>>1) ^ -int64(n&1)) // as encoding/binary folds the sign
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(r.uvarint())
	case reflect.Float64:
		if s := r.take(8); s != "" {
			v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64([]byte(s))))
		}
	case reflect.String:
		v.SetString(r.take(r.count(0)))
	case reflect.Slice:
		r.slice(v)
	case reflect.Array:
		if s, ok := v.Addr().Interface().(*[32]byte); ok {
			copy(s[:], r.take(len(s)))
			return
		}
		for i := range v.Len() {
			r.value(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			r.value(v.Field(i))
		}
	default: // a pointer, which was nil
		if r.take(1) != "\x00" {
			r.fail()
		}
	}
}

func (r *reader) slice(v reflect.Value) {
	n := r.count(1)
	if n < 0 {
		return
	}
	if v.Type().Elem().Kind() == reflect.Uint8 {
		v.SetBytes([]byte(r.take(n)))
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	for i := 0; i < n && r.err == nil; i++ {
		r.value(v.Index(i))
	}
}

// count is a length written with more added to it; each of the things counted
// takes a byte at least. -1 is that of nil.
func (r *reader) count(more int) int {
	n := r.uvarint()
	if n > uint64(len(r.rest)+more) {
		r.fail()
		return 0
	}
	return int(n) - more
}

func (r *reader) uvarint() (n uint64) {
	for i := 0; i < len(r.rest) && i < binary.MaxVarintLen64; i++ {
		c := r.rest[i]
		n |= uint64(c&0x7F) << (7 * i)
		if c < 0x80 {
			r.rest = r.rest[i+1:]
			return n
		}
	}
	r.fail()
	return 0
}

func (r *reader) take(n int) string {
	if n < 0 || n > len(r.rest) {
		r.fail()
		return ""
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *reader) fail() { r.rest, r.err = "", errDamaged }
