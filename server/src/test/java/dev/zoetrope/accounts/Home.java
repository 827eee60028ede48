package dev.zoetrope.accounts;

import dev.zoetrope.chance.Chance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the accounts of one test lie. What has a home can be opened again. */
sealed interface Home {

    Accounts open(AccountLimits limits);

    /** Tells another process. */
    String address();

    /** The directory that holds every byte of it. */
    Path files();

    static Home at(String address) {
        return address.startsWith("jdbc:") ? new PostgresHome(address) : new SqliteHome(Path.of(address));
    }

    record SqliteHome(Path directory) implements Home {
        @Override
        public Accounts open(AccountLimits limits) {
            return Accounts.sqlite(directory, limits, Chance.secure());
        }

        @Override
        public String address() {
            return directory.toString();
        }

        @Override
        public Path files() {
            return directory;
        }
    }

    record PostgresHome(String address) implements Home {
        @Override
        public Accounts open(AccountLimits limits) {
            return Accounts.postgres(address, limits, Chance.secure());
        }

        @Override
        public Path files() {
            return PostgresCluster.shared().data();
        }
    }

    record MemoryHome() implements Home {
        @Override
        public Accounts open(AccountLimits limits) {
            return Accounts.inMemory(limits, Chance.secure());
        }

        @Override
        public String address() {
            throw new UnsupportedOperationException("Memory has no address");
        }

        @Override
        public Path files() {
            throw new UnsupportedOperationException("Memory has no files");
        }
    }

    /** The contents of all files. */
    default List<byte[]> contents() throws IOException {
        try (var files = Files.walk(files())) {
            var contents = new ArrayList<byte[]>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.add(Files.readAllBytes(file));
            }
            return contents;
        }
    }
}
