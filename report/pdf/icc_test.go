package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"testing"
)

func TestProfileIsSRGB(t *testing.T) {
	b := sRGB()
	u32 := func(at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
	if int(u32(0)) != len(b) || string(b[12:24]) != "mntrRGB XYZ " || string(b[36:40]) != "acsp" {
		t.Fatalf("header % x", b[:40])
	}
	tags := map[string][]byte{}
	for i := range int(u32(128)) {
		at := 132 + 12*i
		from, size := u32(at+4), u32(at+8)
		if from%4 != 0 || int(from+size) > len(b) {
			t.Fatalf("tag %s at %d, %d bytes", b[at:at+4], from, size)
		}
		tags[string(b[at:at+4])] = b[from : from+size]
	}
	if len(tags) != 9 || string(tags["desc"][12:16]) != "sRGB" || len(tags["desc"]) != 12+5+78 {
		t.Errorf("%d tags, description % x", len(tags), tags["desc"])
	}
	// The primaries add up to the white point.
	for axis := range 3 {
		sum := uint32(0)
		for _, name := range []string{"rXYZ", "gXYZ", "bXYZ"} {
			sum += binary.BigEndian.Uint32(tags[name][8+4*axis:])
		}
		if white := binary.BigEndian.Uint32(tags["wtpt"][8+4*axis:]); sum != white {
			t.Errorf("axis %d: primaries add up to %X, white is %X", axis, sum, white)
		}
	}
	// IEC 61966-2-1: half the signal is 21.4 % of the light.
	curve := tags["gTRC"]
	n := int(binary.BigEndian.Uint32(curve[8:]))
	at := func(i int) float64 { return float64(binary.BigEndian.Uint16(curve[12+2*i:])) / 0xFFFF }
	if n != 1024 || at(0) != 0 || at(n-1) != 1 || math.Abs((at(511)+at(512))/2-0.21404) > 1e-4 {
		t.Errorf("curve of %d steps: %v … %v … %v", n, at(0), at(511), at(n-1))
	}
	// The curve is reckoned with floating point: it must come out the same everywhere.
	const want = "7c46e34809af29b736b39c175b392b6ab965067aff7d54fbcb759112ca6f1bfe"
	if sum := fmt.Sprintf("%x", sha256.Sum256(b)); sum != want {
		t.Errorf("digest %s, want %s", sum, want)
	}
}
