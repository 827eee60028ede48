package dev.zoetrope.cli;

import dev.zoetrope.errand.Errand;
import dev.zoetrope.errand.Order;
import dev.zoetrope.errand.Reply;
import dev.zoetrope.server.DataDirectory;
import dev.zoetrope.server.Errands;
import dev.zoetrope.server.House;
import dev.zoetrope.server.Settings;
import dev.zoetrope.server.Unusable;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where verbs hand in their errands: done here, or by the server that has the data directory. Nobody who hands one in need know which. */
final class Desk implements AutoCloseable {
    private final @Nullable House owned;
    private final Map<String, Errand> errands;
    private final @Nullable RunningServer server;

    private Desk(@Nullable House owned, Map<String, Errand> errands, @Nullable RunningServer server) {
        this.owned = owned;
        this.errands = errands;
        this.server = server;
    }

    /** Does errands in a house that stays its owner's. */
    static Desk in(House house) {
        return new Desk(null, Errands.of(house), null);
    }

    /**
     * Takes the data directory, or finds out who has it.
     *
     * @throws DataDirectory.InUse when somebody has it who takes no errands
     */
    static Desk open(Settings settings) {
        try {
            var house = House.open(settings);
            return new Desk(house, Errands.of(house), null);
        } catch (DataDirectory.InUse inUse) {
            return new Desk(null, Map.of(), RunningServer.of(settings.get(Settings.DATA), inUse));
        }
    }

    /**
     * Runs an errand to its end.
     *
     * @throws Unusable when the order's input cannot be read, the reply not be written, or the server breaks off
     */
    void run(String errand, Order order, Reply reply) {
        if (server != null) {
            server.run(errand, order, reply);
            return;
        }
        try {
            Objects.requireNonNull(errands.get(errand), errand).run(order, reply);
        } catch (IOException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        if (owned != null) {
            owned.close();
        }
    }
}
