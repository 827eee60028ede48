package dev.zoetrope.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataDirectoryTest {
    private static final Control CONTROL = new Control("127.0.0.1", 4580, "secret");

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void choose() {
        data = folder.resolve("data");
    }

    @Test
    void isMadeForItsOwnerAlone() throws Exception {
        try (var directory = DataDirectory.own(folder.resolve("a/b/c"))) {
            directory.publish(CONTROL);
            for (var made : List.of("a", "a/b", "a/b/c")) {
                assertEquals("rwx------", permissions(folder.resolve(made)), made);
            }
            assertEquals("rw-------", permissions(folder.resolve("a/b/c/control.properties")));
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void tellsOthersHowToReachWhoHasIt() {
        try (var directory = DataDirectory.own(data)) {
            assertEquals(Optional.empty(), DataDirectory.control(data));
            directory.publish(CONTROL);
            assertEquals(Optional.of(CONTROL), DataDirectory.control(data));
            assertThrows(DataDirectory.InUse.class, () -> DataDirectory.own(data));
            assertThrows(DataDirectory.InUse.class, () -> DataDirectory.demo(data, "a demo"));
        }
        assertEquals(Optional.empty(), DataDirectory.control(data));
    }

    @Test
    void canBeTakenAgain() {
        DataDirectory.own(data).close();
        DataDirectory.own(data).close();
        DataDirectory.demo(folder.resolve("demo"), "a demo").close();
        DataDirectory.demo(folder.resolve("demo"), "a demo").close();
    }

    @Test
    void forgetsWhatAKilledProcessLeft() throws Exception {
        DataDirectory.own(data).close();
        CONTROL.write(data);
        Files.writeString(data.resolve("control.properties.part"), "secr");
        try (var directory = DataDirectory.own(data)) {
            assertEquals(Optional.empty(), DataDirectory.control(data));
            directory.publish(CONTROL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host=", "port=x", "port=\\u12", "port=1\\u", "\u0000\u0001"})
    void aControlFileThatTellsNothingLeadsToNobody(String text) throws Exception {
        Files.createDirectories(data);
        Files.writeString(data.resolve("control.properties"), text);
        assertEquals(Optional.empty(), DataDirectory.control(data));
    }

    @Test
    void demosAndOwnDataNeverMix() {
        DataDirectory.own(data).close();
        assertRefused(() -> DataDirectory.demo(data, "the demo world of seed 1"), "holds own data", "--data");
        var demo = folder.resolve("demo");
        DataDirectory.demo(demo, "the demo world of seed 1").close();
        assertRefused(() -> DataDirectory.own(demo), "holds the demo world of seed 1", "--data");
        assertRefused(() -> DataDirectory.demo(demo, "the demo world of seed 2"), "seed 1", "seed 2", "--data");
    }

    @Test
    void someoneElsesFilesAreLeftAsTheyAre() throws Exception {
        Files.createDirectories(data);
        Files.writeString(data.resolve("thesis.txt"), "years of work");
        Files.writeString(data.resolve("control.properties"), "of another program");
        assertRefused(() -> DataDirectory.own(data), "files that are not Zoetrope's", "--data");
        assertEquals(Set.of("thesis.txt", "control.properties"), names());
    }

    @Test
    void anEmptyFolderIsTaken() throws Exception {
        Files.createDirectories(data);
        DataDirectory.own(data).close();
        assertTrue(names().contains("zoetrope.properties"));
    }

    @Test
    void whatANewerVersionWroteIsLeftAsItIs() throws Exception {
        DataDirectory.own(data).close();
        var marker = "version=" + (DataDirectory.VERSION + 1) + "\nholds=own data\n";
        Files.writeString(data.resolve("zoetrope.properties"), marker);
        assertRefused(() -> DataDirectory.own(data), "version " + (DataDirectory.VERSION + 1), "newer Zoetrope");
        assertEquals(marker, Files.readString(data.resolve("zoetrope.properties")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "version=\n",
                "version=one\n",
                "version=0\n",
                "version=99999999999\n",
                "version=\\u12",
                "\0\0\0\0"
            })
    void aDamagedMarkerIsTold(String marker) throws Exception {
        DataDirectory.own(data).close();
        Files.writeString(data.resolve("zoetrope.properties"), marker);
        assertRefused(() -> DataDirectory.own(data), "is damaged", "zoetrope.properties", "backup");
    }

    @Test
    void aMarkerThatIsNoTextIsTold() throws Exception {
        DataDirectory.own(data).close();
        Files.write(data.resolve("zoetrope.properties"), new byte[] {(byte) 0xc3, 0x28, (byte) 0xff});
        assertRefused(() -> DataDirectory.own(data), "is damaged", "zoetrope.properties", "backup");
    }

    @Test
    void aFirstStartThatWasCutOffDoesNoHarm() throws Exception {
        Files.createDirectories(data);
        Files.writeString(data.resolve("lock"), "");
        Files.writeString(data.resolve("zoetrope.properties.part"), "ver");
        DataDirectory.own(data).close();
        DataDirectory.own(data).close();
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Files.writeString(data, "text");
        assertRefused(() -> DataDirectory.own(data), "is a file", "--data");
        assertRefused(() -> DataDirectory.own(data.resolve("below")), "data", "Not a directory");
        assertEquals("text", Files.readString(data));
    }

    private Set<String> names() throws IOException {
        try (var files = Files.list(data)) {
            return files.map(file -> data.relativize(file).toString()).collect(Collectors.toSet());
        }
    }

    private static void assertRefused(Runnable opening, String... words) {
        var message = String.valueOf(assertThrows(Unusable.class, opening::run).getMessage());
        List.of(words).forEach(word -> assertTrue(message.contains(word), () -> word + " in " + message));
    }
}
