package dev.zoetrope.server;

import dev.zoetrope.accounts.AccountsCheck;
import dev.zoetrope.errand.Errand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.lucene.CatalogFiles;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Checks a data directory, telling of each finding; see {@link CheckReport} for its events. */
public final class CheckErrand implements Errand {
    private static final int TELL_MILLIS = 300;

    private final DirectoryCheck check;

    private CheckErrand(DirectoryCheck check) {
        this.check = check;
    }

    /** Of a directory that is open. */
    static CheckErrand of(House house) {
        var accounts = house.world().accounts();
        var path = house.directory().path();
        return new CheckErrand(new DirectoryCheck(
                path,
                house::catalogFiles,
                findings -> {
                    var check = new AccountsCheck(findings);
                    if (accounts.files().isEmpty()) {
                        check.answer(accounts);
                    } else {
                        check.files(path);
                    }
                },
                true));
    }

    /** Of a directory that is not open, whether or not it could be opened. The caller {@linkplain DataDirectory#hold holds} it. */
    public static CheckErrand atRest(Settings settings) {
        var path = settings.get(Settings.DATA);
        var database = settings.find(Settings.ACCOUNTS);
        return new CheckErrand(new DirectoryCheck(
                path,
                () -> CatalogFiles.in(path.resolve(DataDirectory.CATALOG)),
                findings -> {
                    var check = new AccountsCheck(findings);
                    if (database == null) {
                        check.files(path);
                    } else {
                        check.postgres(database);
                    }
                },
                false));
    }

    /** The check has a thread of the system's own: it computes for minutes, and a call's virtual thread would keep others from running. */
    @Override
    public void run(Order order, Reply reply) throws IOException {
        var report = new CheckReport();
        var task = new FutureTask<Void>(() -> check.run(report), null);
        Thread.ofPlatform().name("check").daemon().start(task);
        try {
            while (!isDone(task)) {
                report.tellNews(reply);
            }
            report.tellEnd(reply);
        } finally {
            report.cancel();
        }
    }

    private static boolean isDone(FutureTask<Void> task) throws IOException {
        try {
            task.get(TELL_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("the check was broken off");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure && !(failure instanceof CancellationException)) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
