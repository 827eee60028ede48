package dev.zoetrope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Made-up users, whose handles are {@code user0} and so on. */
final class Users {
    private Users() {}

    /** Imports so many with the real program. */
    static void importInto(Path data, Path zoetrope, int users, Path work) throws IOException, InterruptedException {
        var file = work.resolve("users.ndjson");
        var rows = new ArrayList<String>();
        for (int i = 0; i < users; i++) {
            rows.add("""
                    {"username":"user%d","display_name":"User No. %d","bio_description":"Number %d of %d","is_verified":%b,\
                    "avatar_url":"https://media.example/avatar/%d.jpeg?x-expires=1700000000&x-signature=abc%%3D",\
                    "follower_count":%d,"following_count":%d,"likes_count":%d,"video_count":%d}""".formatted(i, i, i, users, i % 9 == 0, i, i * 31L, i % 500, i * 97L, i % 300));
        }
        Files.write(file, rows);
        try (var program = new Program(zoetrope, List.of("import", "--data", data.toString(), file.toString()))) {
            program.succeeded();
        }
    }
}
