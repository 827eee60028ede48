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

    /** The directories that hold every byte of it. */
    List<Path> files();

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
        public List<Path> files() {
            return List.of(directory);
        }
    }

    record PostgresHome(String address) implements Home {
        @Override
        public Accounts open(AccountLimits limits) {
            return Accounts.postgres(address, limits, Chance.secure());
        }

        @Override
        public List<Path> files() {
            return PostgresCluster.shared().files(address);
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
        public List<Path> files() {
            throw new UnsupportedOperationException("Memory has no files");
        }
    }

    /** The contents of all files. */
    default List<byte[]> contents() throws IOException {
        var contents = new ArrayList<byte[]>();
        for (var directory : files()) {
            try (var files = Files.walk(directory)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    contents.add(Files.readAllBytes(file));
                }
            }
        }
        return contents;
    }
}
