package dev.zoetrope.powercut;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the disk keeps and what it loses. */
final class DiskTest {
    @TempDir
    private Path folder;

    private Disk disk;
    private Path top;
    private int cuts;

    @BeforeEach
    void make() throws IOException {
        disk = new Disk(Files.createDirectory(folder.resolve("disk")));
        top = disk.path();
    }

    private Path cut(@Nullable SplittableRandom chance) throws IOException {
        return disk.afterPowerCut(folder.resolve("after" + cuts++), chance);
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }

    private static void force(Path path) throws IOException {
        var option = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (var channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    @Test
    void whatIsForcedStaysAndTheRestIsLost() throws Exception {
        write(top.resolve("kept"), "kept");
        force(top.resolve("kept"));
        write(top.resolve("bytes"), "lost");
        Files.createDirectory(top.resolve("folder"));
        force(top);
        write(top.resolve("name"), "lost");
        force(top.resolve("name"));
        write(top.resolve("folder/below"), "lost");
        Files.delete(top.resolve("kept"));
        var after = cut(null);
        assertEquals("kept", Files.readString(after.resolve("kept")));
        assertEquals("", Files.readString(after.resolve("bytes")));
        assertTrue(Files.isDirectory(after.resolve("folder")));
        assertFalse(Files.exists(after.resolve("name")) || Files.exists(after.resolve("folder/below")));
        assertThrows(IOException.class, () -> write(top.resolve("later"), "x"));
    }

    @Test
    void aRenameIsWholeOrNotAtAll() throws Exception {
        write(top.resolve("name"), "old");
        force(top.resolve("name"));
        force(top);
        write(top.resolve("part"), "new");
        force(top.resolve("part"));
        Files.move(top.resolve("part"), top.resolve("name"), StandardCopyOption.ATOMIC_MOVE);
        var seen = new HashSet<String>();
        for (long seed = 0; seed < 40; seed++) {
            seen.add(Files.readString(cut(new SplittableRandom(seed)).resolve("name")));
        }
        assertEquals(Set.of("old", "new"), seen);
    }

    /** A program that renames before it forces the bytes: the mistake that this disk is there to find. */
    @Test
    void bytesThatWereNotForcedMayBeLostBehindANewName() throws Exception {
        write(top.resolve("part"), "new");
        Files.move(top.resolve("part"), top.resolve("name"), StandardCopyOption.ATOMIC_MOVE);
        force(top);
        assertEquals("", Files.readString(cut(null).resolve("name")));
    }

    @Test
    void someSectorsOfWhatWasNotForcedMayBeThere() throws Exception {
        var old = new byte[2_000];
        var late = new byte[3_000];
        Arrays.fill(old, (byte) 'o');
        Arrays.fill(late, (byte) 'l');
        Files.write(top.resolve("file"), old);
        force(top.resolve("file"));
        force(top);
        Files.write(top.resolve("file"), late, StandardOpenOption.WRITE);
        var sizes = new HashSet<Integer>();
        for (long seed = 0; seed < 40; seed++) {
            var bytes = Files.readAllBytes(cut(new SplittableRandom(seed)).resolve("file"));
            sizes.add(bytes.length);
            for (int at = 0; at < bytes.length; at++) {
                assertTrue(bytes[at] == 'l' || bytes[at] == (at < 2_000 ? 'o' : 0), "byte " + at);
            }
        }
        assertTrue(sizes.size() > 10, sizes::toString);
        assertArrayEquals(old, Files.readAllBytes(cut(null).resolve("file")));
    }

    @Test
    void aForceThatFailedIsNotMadeGoodByTheNextOne() throws Exception {
        try (var file =
                FileChannel.open(top.resolve("file"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            force(top);
            file.write(ByteBuffer.wrap("text".getBytes(StandardCharsets.UTF_8)));
            disk.onStep((step, _) -> {
                if (step == Disk.Step.FORCE) {
                    throw new IOException("Input/output error");
                }
            });
            assertThrows(IOException.class, () -> file.force(true));
            disk.onStep((_, _) -> {});
            file.force(true);
        }
        assertEquals("", Files.readString(cut(null).resolve("file")));
    }
}
