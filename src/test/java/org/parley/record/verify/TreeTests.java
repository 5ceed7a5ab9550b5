package org.parley.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TreeTests {

    private static final int LARGEST = 300;

    /** The leaves and roots that every implementation of RFC 6962 is tested with. */
    private static final List<String> CLASSIC_LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> CLASSIC_ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final List<byte[]> LEAVES = IntStream.range(0, LARGEST)
            .mapToObj(i -> ByteBuffer.allocate(4).putInt(i * 7919).array())
            .toList();
    private static final List<Hash> HASHES = LEAVES.stream().map(Hash::leaf).toList();
    private static final NaiveTree NAIVE = new NaiveTree(LEAVES);
    private static final Tiles TILES = new MemoryTiles(HASHES);

    @Test
    void hasTheKnownRootsOfTheClassicLeaves() {
        RightEdge edge = RightEdge.EMPTY;
        assertThat(edge.root().hex()).isEqualTo(CLASSIC_ROOTS.getFirst());
        for (int i = 0; i < CLASSIC_LEAVES.size(); i++) {
            edge = edge.append(Hash.leaf(HexFormat.of().parseHex(CLASSIC_LEAVES.get(i))));
            assertThat(edge.root().hex()).isEqualTo(CLASSIC_ROOTS.get(i + 1));
        }
    }

    @Test
    void hasTheRootOfTheNaiveTreeAtEverySize() {
        RightEdge edge = RightEdge.EMPTY;
        for (int size = 0; size <= LARGEST; size++) {
            Hash expected = NAIVE.part(0, size).root();
            assertThat(edge.root()).isEqualTo(expected);
            assertThat(new Tree(size, TILES).root()).isEqualTo(expected);
            assertThat(RightEdge.of(size, edge.bytes())).isEqualTo(edge);
            if (size < LARGEST) {
                edge = edge.append(HASHES.get(size));
            }
        }
    }

    @Test
    void provesEveryLeafOfEverySizeAsTheNaiveTreeDoes() {
        for (int size = 1; size <= LARGEST; size++) {
            Tree tree = new Tree(size, TILES);
            Hash root = tree.root();
            NaiveTree naive = NAIVE.part(0, size);
            for (int index = 0; index < size; index++) {
                List<Hash> path = tree.inclusion(index);
                assertThat(path).isEqualTo(naive.path(index));
                assertThat(Proofs.included(HASHES.get(index), index, size, path, root))
                        .as("leaf %d of %d", index, size)
                        .isTrue();
            }
        }
    }

    @Test
    void provesEveryPairOfSizesAsTheNaiveTreeDoes() {
        List<Hash> roots = IntStream.rangeClosed(0, LARGEST)
                .mapToObj(size -> new Tree(size, TILES).root())
                .toList();
        for (int newer = 0; newer <= LARGEST; newer++) {
            Tree tree = new Tree(newer, TILES);
            NaiveTree naive = NAIVE.part(0, newer);
            for (int older = 0; older <= newer; older++) {
                List<Hash> path = tree.consistency(older);
                assertThat(path).isEqualTo(naive.proof(older));
                assertThat(Proofs.consistent(older, roots.get(older), newer, roots.get(newer), path))
                        .as("%d in %d", older, newer)
                        .isTrue();
            }
        }
    }

    @Test
    void refusesEveryTamperedInclusion() {
        for (int size : new int[] {1, 2, 3, 7, 8, 64, 129, 255, 256, 257, 300}) {
            Tree tree = new Tree(size, TILES);
            Hash root = tree.root();
            for (int index = 0; index < size; index++) {
                Hash leaf = HASHES.get(index);
                int at = index;
                int of = size;
                assertAllRefused(tree.inclusion(index), path -> Proofs.included(leaf, at, of, path, root));
                List<Hash> path = tree.inclusion(index);
                assertThat(Proofs.included(flipped(leaf, index), index, size, path, root))
                        .isFalse();
                assertThat(Proofs.included(leaf, index, size, path, flipped(root, index)))
                        .isFalse();
                assertThat(Proofs.included(leaf, index + 1, size, path, root)).isFalse();
                assertThat(Proofs.included(leaf, index - 1, size, path, root)).isFalse();
                assertThat(Proofs.included(leaf, size, size, path, root)).isFalse();
            }
        }
    }

    @Test
    void refusesEveryTamperedConsistency() {
        for (int newer : new int[] {1, 2, 3, 7, 8, 64, 129, 255, 256, 257, 300}) {
            Tree tree = new Tree(newer, TILES);
            Hash newerRoot = tree.root();
            for (int older = 1; older <= newer; older++) {
                Hash olderRoot = new Tree(older, TILES).root();
                int before = older;
                int after = newer;
                List<Hash> path = tree.consistency(older);
                assertAllRefused(path, other -> Proofs.consistent(before, olderRoot, after, newerRoot, other));
                assertThat(Proofs.consistent(older, flipped(olderRoot, older), newer, newerRoot, path))
                        .isFalse();
                assertThat(Proofs.consistent(older, olderRoot, newer, flipped(newerRoot, older), path))
                        .isFalse();
                assertThat(Proofs.consistent(newer + 1L, olderRoot, newer, newerRoot, path))
                        .isFalse();
            }
        }
    }

    @Test
    void knowsNoLeafOrBeginningThatIsNotThere() {
        Tree tree = new Tree(5, TILES);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tree.inclusion(5));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tree.inclusion(-1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> tree.consistency(6));
    }

    @Test
    void readsTilesOfHigherLevelsInALargeTree() {
        int size = 70_001;
        List<Hash> hashes = IntStream.range(0, size)
                .mapToObj(i -> Hash.leaf(ByteBuffer.allocate(4).putInt(i).array()))
                .toList();
        RightEdge edge = RightEdge.EMPTY;
        for (Hash hash : hashes) {
            edge = edge.append(hash);
        }
        MemoryTiles memory = new MemoryTiles(hashes);
        List<Integer> levels = new ArrayList<>();
        Tree tree = new Tree(size, (level, index, width) -> {
            levels.add(level);
            return memory.read(level, index, width);
        });
        assertThat(tree.root()).isEqualTo(edge.root());
        assertThat(levels).contains(0, 1, 2).hasSizeLessThanOrEqualTo(3);
        Random random = new Random(6962);
        for (int i = 0; i < 200; i++) {
            int index = random.nextInt(size);
            assertThat(Proofs.included(hashes.get(index), index, size, tree.inclusion(index), edge.root()))
                    .isTrue();
            int older = 1 + random.nextInt(size);
            assertThat(Proofs.consistent(
                            older, new Tree(older, memory).root(), size, edge.root(), tree.consistency(older)))
                    .isTrue();
        }
    }

    @Test
    void announcesEveryTileThatBecomesWhole() {
        int size = 66_000;
        List<Hash> hashes = IntStream.range(0, size)
                .mapToObj(i -> Hash.leaf(ByteBuffer.allocate(4).putInt(i).array()))
                .toList();
        MemoryTiles memory = new MemoryTiles(hashes);
        List<List<Hash>> announced = List.of(new ArrayList<>(), new ArrayList<>());
        RightEdge edge = RightEdge.EMPTY;
        for (Hash hash : hashes) {
            edge = edge.append(hash, (level, index, root) -> {
                assertThat(index).isEqualTo(announced.get(level).size());
                announced.get(level).add(root);
            });
        }
        assertThat(announced.get(0))
                .isEqualTo(IntStream.range(0, 257)
                        .mapToObj(i -> memory.read(1, i / 256, i % 256 + 1).getLast())
                        .toList());
        assertThat(announced.get(1)).isEqualTo(memory.read(2, 0, 1));
    }

    /** Every truncation, extension, swap of two different neighbours and a flipped bit in each hash. */
    private static void assertAllRefused(List<Hash> path, Predicate<List<Hash>> taken) {
        Stream.Builder<List<Hash>> tampered = Stream.builder();
        Hash other = Hash.leaf(new byte[] {42});
        tampered.add(with(path, path.size(), other));
        tampered.add(with(path, 0, other));
        if (!path.isEmpty()) {
            tampered.add(with(path, path.size(), path.getLast()));
            tampered.add(path.subList(1, path.size()));
            tampered.add(path.subList(0, path.size() - 1));
        }
        for (int i = 0; i < path.size(); i++) {
            List<Hash> bent = new ArrayList<>(path);
            bent.set(i, flipped(path.get(i), i));
            tampered.add(bent);
            if (i > 0) {
                List<Hash> swapped = new ArrayList<>(path);
                swapped.set(i, path.get(i - 1));
                swapped.set(i - 1, path.get(i));
                tampered.add(swapped);
            }
        }
        tampered.build()
                .forEach(bad -> assertThat(taken.test(bad))
                        .as("%s instead of %s", bad, path)
                        .isFalse());
    }

    private static List<Hash> with(List<Hash> path, int at, Hash hash) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(at, hash);
        return longer;
    }

    private static Hash flipped(Hash hash, int seed) {
        byte[] bytes = hash.bytes();
        int bit = Math.floorMod(seed * 31, 256);
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        return Hash.of(bytes);
    }
}
