package dev.zoetrope.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PackerTest {
    @Test
    void whatIsPackedIsUnpackedInOrder() {
        var packer = new Packer(0)
                .number(0)
                .number(300)
                .number(-1)
                .signed(-300)
                .text("ß🙂")
                .list(List.of("a", "", "b"), Packer::text)
                .block(new byte[] {7, 8})
                .signed(Long.MIN_VALUE);
        var unpacker = new Unpacker(packer.toBytes(), 0);
        assertEquals(0, unpacker.number());
        assertEquals(300, unpacker.count());
        assertEquals(-1, unpacker.number());
        assertEquals(-300, unpacker.signed());
        assertEquals("ß🙂", unpacker.text());
        assertEquals(List.of("a", "", "b"), unpacker.list(Unpacker::text));
        assertEquals(2, unpacker.count());
        unpacker.skip(2);
        assertEquals(Long.MIN_VALUE, unpacker.signed());
        assertEquals(packer.length(), unpacker.at());
        assertEquals(packer.length(), packer.toBytes().length);
    }

    @Test
    void numbersNearZeroAreShort() {
        assertArrayEquals(new byte[] {0x7f}, new Packer(1).number(127).toBytes());
        assertArrayEquals(new byte[] {(byte) 0x80, 1}, new Packer(1).number(128).toBytes());
        assertArrayEquals(new byte[] {0x7f}, new Packer(1).signed(-64).toBytes());
        assertEquals(2, new Packer(1).signed(64).length());
        assertEquals(10, new Packer(1).signed(Long.MAX_VALUE).length());
    }

    @Test
    void aPartOfAnArrayIsCopied() {
        var packer = new Packer(1).raw(new byte[] {1, 2, 3, 4}, 1, 2).raw(new byte[0], 0, 0);
        assertArrayEquals(new byte[] {2, 3}, packer.toBytes());
    }
}
