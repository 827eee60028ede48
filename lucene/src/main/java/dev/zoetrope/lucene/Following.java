package dev.zoetrope.lucene;

import dev.zoetrope.model.Facts;
import dev.zoetrope.model.User;
import org.apache.lucene.util.BytesRef;

/**
 * Numbers of followers as terms, so that those with the most are found without looking at all. A term stands for a step: of two numbers in one, the greater is at
 * most a quarter more than the lesser. The first term is that of the most.
 */
final class Following {
    private Following() {}

    /** An unknown number counts as none. */
    static long of(Facts user) {
        return Math.max(0, user.number(User.FOLLOWER_COUNT, 0));
    }

    static BytesRef term(long followers) {
        return new BytesRef(new byte[] {(byte) (255 - step(followers))});
    }

    /** 0 for none, else four steps for each power of two. */
    static int step(long followers) {
        if (followers == 0) {
            return 0;
        }
        int power = 63 - Long.numberOfLeadingZeros(followers);
        long quarter = power < 2 ? followers << (2 - power) : followers >>> (power - 2);
        return 1 + 4 * power + (int) (quarter & 3);
    }
}
