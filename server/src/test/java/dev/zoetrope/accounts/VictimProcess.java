package dev.zoetrope.accounts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A process that writes to accounts, and tells what was acknowledged, until it is killed. */
final class VictimProcess {

    static final String CLIENT_KEY = "awvictimvictim00";

    static final String UNITS_KEY = "ensemble:victim0000";

    /** Taken for each search, and what stays taken of it. */
    static final int TAKEN = 7;

    static final int UNITS = 5;

    private VictimProcess() {}

    public static void main(String[] arguments) {
        var accounts = Home.at(arguments[0]).open(AccountLimits.DEFAULT);
        while (!System.out.checkError()) {
            var search = accounts.searches().open(CLIENT_KEY, "{}", 1, AccountsContract.NOW);
            accounts.searches().advance(search, new Position(1, search.id()), AccountsContract.NOW);
            accounts.uses().take(CLIENT_KEY, LocalDate.of(2026, 11, 21), Uses.UNLIMITED);
            accounts.uses().take(UNITS_KEY, LocalDate.of(2026, 11, 21), TAKEN, 1_000_000);
            accounts.uses().giveBack(UNITS_KEY, LocalDate.of(2026, 11, 21), TAKEN - UNITS);
            System.out.println(search.id());
        }
    }

    /**
     * What a process told before it was killed.
     *
     * @param acknowledged ids of searches
     * @param errors what came on standard error
     */
    record Told(List<Long> acknowledged, String errors) {}

    /** Kills a process when it has told of so many searches. */
    static Told runAndKill(String address, int searches) throws IOException, InterruptedException {
        var errors = Files.createTempFile("victim", ".err");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        VictimProcess.class.getName(),
                        address)
                .redirectError(errors.toFile())
                .start();
        var acknowledged = new ArrayList<Long>();
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged.add(Long.valueOf(line));
                if (acknowledged.size() == searches) {
                    break;
                }
            }
            process.destroyForcibly().waitFor();
        }
        var told = new Told(acknowledged, Files.readString(errors));
        Files.delete(errors);
        if (acknowledged.size() < searches) {
            throw new IOException("The process ended by itself: " + told);
        }
        return told;
    }
}
