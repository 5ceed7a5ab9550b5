package org.parley.record.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A bundle whose files can be bent. */
final class MemoryBundle implements BundleSource {

    final TreeMap<String, byte[]> files = new TreeMap<>();

    MemoryBundle() {}

    MemoryBundle(Map<String, byte[]> files) {
        this.files.putAll(files);
    }

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public boolean has(String name) {
        return files.containsKey(name);
    }

    @Override
    public byte[] read(String name, int most) throws IOException {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IOException("there is no " + name);
        }
        if (bytes.length > most) {
            throw new IOException(name + " is longer than " + most + " bytes");
        }
        return bytes;
    }

    String text(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    /** As whoever bends a bundle would: nothing stands in the way of writing new sums. */
    MemoryBundle withNewSums() {
        Map<String, byte[]> summed = new TreeMap<>(files);
        summed.keySet().removeIf(name -> !Layout.summed(name));
        files.put(Layout.SUMS, Layout.sums(summed));
        return this;
    }

    Report verify() {
        return Verifier.verify(this, Verifier.Options.NONE);
    }
}
