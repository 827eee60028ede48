package dev.zoetrope.imports;

/** Reads the rows of a slice. */
interface RowReader {
    /** Rows that cannot be taken become problems; the slice is read nevertheless. */
    void read(Slice slice, Found found);
}
