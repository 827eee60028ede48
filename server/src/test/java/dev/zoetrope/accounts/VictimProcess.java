package dev.zoetrope.accounts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A process that writes to accounts, and tells what was acknowledged, until it is killed. */
final class VictimProcess {

    static final String CLIENT_KEY = "awvictimvictim00";

    private VictimProcess() {}

    public static void main(String[] arguments) {
        var accounts = Home.at(arguments[0]).open(AccountLimits.DEFAULT);
        while (!System.out.checkError()) {
            var search = accounts.searches().open(CLIENT_KEY, "{}", 1, AccountsContract.NOW);
            accounts.searches().advance(search, new Position(1, search.id()), AccountsContract.NOW);
            accounts.uses().take(CLIENT_KEY, LocalDate.of(2026, 11, 21), Uses.UNLIMITED);
            System.out.println(search.id());
        }
    }

    /** Ids of the searches that were acknowledged before the kill, at least as many as asked for. */
    static List<Long> runAndKill(String address, int atLeast) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        VictimProcess.class.getName(),
                        address)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var acknowledged = new ArrayList<Long>();
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged.add(Long.valueOf(line));
                if (acknowledged.size() == atLeast) {
                    break;
                }
            }
            process.destroyForcibly().waitFor();
        }
        if (acknowledged.size() < atLeast) {
            throw new IOException("The process ended after " + acknowledged.size() + " searches");
        }
        return acknowledged;
    }
}
