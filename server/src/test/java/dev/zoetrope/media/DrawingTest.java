package dev.zoetrope.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DrawingTest {
    private static final String ID = "7109000000000000001";

    private static byte[] jpeg(String path) {
        return Drawing.jpeg(Objects.requireNonNull(Picture.at(path)));
    }

    static Stream<Picture> everySize() {
        return Stream.concat(
                Picture.AVATAR_SIZES.stream().map(size -> Picture.at("/avatar/" + ID + "-" + size + ".jpeg")),
                Stream.of(Picture.at("/cover/" + ID + ".jpeg")));
    }

    @ParameterizedTest
    @MethodSource("everySize")
    void aPictureHasTheSizeThatItsLinkNames(Picture picture) throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(Drawing.jpeg(picture)));
        assertEquals(picture.width(), image.getWidth());
        assertEquals(picture.height(), image.getHeight());
    }

    @Test
    void theSameIdLooksTheSameAndAnotherDoesNot() {
        assertArrayEquals(jpeg("/avatar/7-168.jpeg"), jpeg("/avatar/7-168.jpeg"));
        assertFalse(Arrays.equals(jpeg("/avatar/7-168.jpeg"), jpeg("/avatar/8-168.jpeg")));
        assertFalse(Arrays.equals(jpeg("/cover/7.jpeg"), jpeg("/cover/8.jpeg")));
    }

    /** Of the same scene in two sizes, each part has about the same colour. */
    @Test
    void eachSizeShowsTheSame() throws Exception {
        var small = ImageIO.read(new ByteArrayInputStream(jpeg("/avatar/7-100.jpeg")));
        var large = ImageIO.read(new ByteArrayInputStream(jpeg("/avatar/7-720.jpeg")));
        for (int[] at : new int[][] {{5, 5}, {94, 5}, {5, 94}, {94, 94}, {50, 50}}) {
            int a = small.getRGB(at[0], at[1]);
            int b = large.getRGB(at[0] * 72 / 10 + 3, at[1] * 72 / 10 + 3);
            for (int shift = 0; shift < 24; shift += 8) {
                assertEquals((a >> shift) & 0xff, (b >> shift) & 0xff, 16, Arrays.toString(at));
            }
        }
    }

    @Test
    void aPictureIsMoreThanOneColour() throws Exception {
        for (var path : new String[] {"/avatar/7-300.jpeg", "/cover/7.jpeg"}) {
            var image = ImageIO.read(new ByteArrayInputStream(jpeg(path)));
            long colours = Arrays.stream(image.getRGB(0, 0, 300, 300, null, 0, 300))
                    .map(rgb -> rgb & 0xf0f0f0)
                    .distinct()
                    .count();
            assertTrue(colours > 20, path + " has " + colours);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/avatar/1-99.jpeg",
                "/avatar/1-101.jpeg",
                "/avatar/1-1081.jpeg",
                "/avatar/1-10800.jpeg",
                "/avatar/-168.jpeg",
                "/avatar/a-168.jpeg",
                "/avatar/99999999999999999999-168.jpeg",
                "/avatar/1-168.png",
                "/avatar/../cover/1.jpeg",
                "/cover/1-300.jpeg",
                "/cover/.jpeg",
                "/video/1.mp4",
                "/",
                "",
            })
    void otherPathsShowNothing(String path) {
        assertNull(Picture.at(path));
    }

    @Test
    void everyIdHasAPicture() {
        assertNotNull(Picture.at("/avatar/9223372036854775807-168.jpeg"));
        assertNotNull(Picture.at("/cover/9999999999999999999.jpeg"));
        assertNotNull(Picture.at("/cover/0.jpeg"));
    }

    @Test
    void picturesThatAreKeptTakeABoundedRoom() {
        var pictures = new Pictures();
        for (int id = 0; id < 60; id++) {
            assertTrue(pictures.jpeg(Objects.requireNonNull(Picture.at("/avatar/" + id + "-720.jpeg")))
                    .isPresent());
            assertTrue(pictures.keptBytes() <= Pictures.KEPT_BYTES);
        }
        var last = new Picture(Picture.Kind.AVATAR, 59, 720, 720);
        assertSame(pictures.jpeg(last).orElseThrow(), pictures.jpeg(last).orElseThrow());
    }

    @Test
    void howeverManyAskForOnePictureItIsDrawnOnce() throws Exception {
        var pictures = new Pictures();
        var picture = new Picture(Picture.Kind.AVATAR, 7, 1080, 1080);
        Callable<Optional<byte[]>> asking = () -> pictures.jpeg(picture);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = callers.invokeAll(Collections.nCopies(300, asking));
            var first = answers.getFirst().get().orElseThrow();
            for (var answer : answers) {
                assertSame(first, answer.get().orElseThrow());
            }
        }
    }
}
