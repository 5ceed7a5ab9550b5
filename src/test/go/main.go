// Checks the notes and the tree of an unpacked evidence bundle with an implementation that shares no line with Parley:
// golang.org/x/mod/sumdb/note and tlog. Roots and tiles are recomputed from the entries; no stored tile is used for it.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: check DIRECTORY")
		os.Exit(2)
	}
	if err := check(os.Args[1]); err != nil {
		fmt.Println("FAIL", err)
		os.Exit(1)
	}
}

// hashes keeps every stored hash of the tree, as tlog numbers them.
type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(h)) {
			return nil, fmt.Errorf("no hash %d", index)
		}
		found[i] = h[index]
	}
	return found, nil
}

func check(root string) error {
	verifiers, err := keys(filepath.Join(root, "keys"))
	if err != nil {
		return err
	}
	head, err := checkpoint(filepath.Join(root, "checkpoint"), verifiers)
	if err != nil {
		return err
	}
	heads := map[int64]tlog.Hash{head.N: head.Hash}
	earlier, err := filepath.Glob(filepath.Join(root, "checkpoints", "*"))
	if err != nil {
		return err
	}
	for _, path := range earlier {
		tree, err := checkpoint(path, verifiers)
		if err != nil {
			return err
		}
		heads[tree.N] = tree.Hash
	}

	var stored hashes
	for n := int64(0); n < head.N; {
		entries, err := entries(root, n, head.N)
		if err != nil {
			return err
		}
		for _, entry := range entries {
			more, err := tlog.StoredHashes(n, entry, stored)
			if err != nil {
				return err
			}
			stored = append(stored, more...)
			n++
			if signed, ok := heads[n]; ok {
				computed, err := tlog.TreeHash(n, stored)
				if err != nil {
					return err
				}
				if computed != signed {
					return fmt.Errorf("the entries give root %v at size %d, signed was %v", computed, n, signed)
				}
			}
		}
	}

	tiles := 0
	for _, tile := range published(head.N) {
		computed, err := tlog.ReadTileData(tile, stored)
		if err != nil {
			return err
		}
		// tlog-tiles writes tile/<L>/..., sumdb wrote tile/<H>/<L>/...
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		given, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(path)))
		if err != nil {
			return err
		}
		if !bytes.Equal(computed, given) {
			return fmt.Errorf("%s is not made of the entries", path)
		}
		tiles++
	}
	fmt.Printf("ok %d entries, %d checkpoints, %d tiles, root %v\n", head.N, len(heads), tiles, head.Hash)
	return nil
}

// published names the tiles of a tree of this size; of each level at most the last is partial.
func published(size int64) []tlog.Tile {
	var tiles []tlog.Tile
	for level, count := 0, size; count > 0; level, count = level+1, count/256 {
		for n := int64(0); n < count/256; n++ {
			tiles = append(tiles, tlog.Tile{H: 8, L: level, N: n, W: 256})
		}
		if count%256 > 0 {
			tiles = append(tiles, tlog.Tile{H: 8, L: level, N: count / 256, W: int(count % 256)})
		}
	}
	return tiles
}

// keys reads the record's own keys; those of witnesses are of a kind that this package does not know.
func keys(path string) (note.Verifiers, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var list []note.Verifier
	for _, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		verifier, err := note.NewVerifier(line)
		if err == nil {
			list = append(list, verifier)
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("no key of the record in %s", path)
	}
	return note.VerifierList(list...), nil
}

func checkpoint(path string, verifiers note.Verifiers) (tlog.Tree, error) {
	var tree tlog.Tree
	text, err := os.ReadFile(path)
	if err != nil {
		return tree, err
	}
	signed, err := note.Open(text, verifiers)
	if err != nil {
		return tree, fmt.Errorf("%s: %v", path, err)
	}
	lines := strings.Split(signed.Text, "\n")
	if len(lines) != 4 || lines[0] != signed.Sigs[0].Name || lines[3] != "" {
		return tree, fmt.Errorf("%s: not a checkpoint of %s", path, signed.Sigs[0].Name)
	}
	if _, err := fmt.Sscanf(lines[1], "%d", &tree.N); err != nil {
		return tree, err
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, err
}

// entries reads the bundle that begins with entry n.
func entries(root string, n, size int64) ([][]byte, error) {
	tile := tlog.Tile{H: 8, L: 0, N: n / 256, W: 256}
	if size-n < 256 {
		tile.W = int(size - n)
	}
	path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(path)))
	if err != nil {
		return nil, err
	}
	var found [][]byte
	for len(data) > 0 {
		if len(data) < 2 {
			return nil, fmt.Errorf("%s ends within an entry", path)
		}
		length := int(binary.BigEndian.Uint16(data))
		if len(data) < 2+length {
			return nil, fmt.Errorf("%s ends within an entry", path)
		}
		found = append(found, data[2:2+length])
		data = data[2+length:]
	}
	if len(found) != tile.W {
		return nil, fmt.Errorf("%s holds %d entries, not %d", path, len(found), tile.W)
	}
	return found, nil
}
