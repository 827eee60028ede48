package dev.zoetrope.handle;

import dev.zoetrope.accounts.AccountsUnavailable;
import dev.zoetrope.catalog.CatalogUnavailable;
import dev.zoetrope.handle.Refusal.Reason;
import dev.zoetrope.http.Answer;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.ConnectionEnded;
import dev.zoetrope.http.PublicUrl;
import dev.zoetrope.v2.JsonAnswer;
import dev.zoetrope.world.World;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.core.json.JsonFactory;

/** {@code GET …/user/{handle}} and {@code GET …/video/{handle}/{id}}: bare objects, and errors as an API gateway tells them. */
public final class HandleGateway {
    static final JsonFactory JSON = new JsonFactory();

    private static final Logger LOG = Logger.getLogger(HandleGateway.class.getName());

    private final PublicUrl publicUrl;

    /** @param publicUrl where links to pictures lead */
    public HandleGateway(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** @param path what the call asks for, behind the prefix and its slash, as sent */
    public Answer answer(String path, Call call, World world) {
        var id = requestId(world);
        call.note("request_id", id);
        return answered(path, call, world).with("x-amzn-RequestId", id);
    }

    private Answer answered(String path, Call call, World world) {
        try {
            return found(path, call, world);
        } catch (Refusal refusal) {
            return refused(refusal.reason(), call);
        } catch (ConnectionEnded e) {
            throw e;
        } catch (CatalogUnavailable | AccountsUnavailable e) {
            LOG.log(Level.SEVERE, "{0}: {1}", new Object[] {call.path(), e.getMessage()});
            return refused(Reason.FAILED, call);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, call.path() + " failed", e);
            return refused(Reason.FAILED, call);
        }
    }

    /** As before the original: what is served nowhere is refused without a look at the key, what is malformed after one. */
    private Answer found(String path, Call call, World world) {
        if (!call.method().equals("GET")) {
            throw new Refusal(Reason.NOTHING_HERE);
        }
        var target = Target.of(path);
        Admission.require(call, world);
        var lookUp = new LookUp(call, world, publicUrl);
        return target.video() == null
                ? lookUp.user(target.handle())
                : lookUp.video(target.handle(), Target.id(target.video()));
    }

    static Answer refused(Reason reason, Call call) {
        call.note("reason", reason.message);
        var answer = JsonAnswer.of(reason.status, JSON, out -> {
            out.writeStartObject();
            out.writeStringProperty("message", reason.message);
            out.writeEndObject();
        });
        return reason.type == null ? answer : answer.with("x-amzn-ErrorType", reason.type);
    }

    /** A UUID of the random sort. */
    private static String requestId(World world) {
        var random = world.chance().drawOpen("request_id");
        long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
