package dev.zoetrope.demo;

/** How a video went: log-normal views around what the author's following promises, and the rest as shares of one another. */
record Reach(
        long views, long likes, long comments, long shares, long saves, long reposts, long downloads, long whatsapp) {
    private static final double LEAST_MEDIAN = 40;
    private static final double FOLLOWERS_SEEING = 0.12;
    private static final double VIEWS_DEVIATION = 1.3;
    private static final long MOST_VIEWS = 2_500_000_000L;
    private static final double LIKING = 0.06;
    private static final double LIKING_DEVIATION = 0.6;
    private static final double MOST_LIKING = 0.4;

    static Reach of(Chance chance, long followers) {
        double median = LEAST_MEDIAN + FOLLOWERS_SEEING * followers;
        long views = (long) Math.min(MOST_VIEWS, median * StrictMath.exp(VIEWS_DEVIATION * chance.normal()));
        double liking = Math.min(MOST_LIKING, LIKING * StrictMath.exp(LIKING_DEVIATION * chance.normal()));
        long likes = (long) (views * liking);
        long shares = part(chance, likes, 0.01, 0.12);
        return new Reach(
                views,
                likes,
                part(chance, likes, 0.01, 0.08),
                shares,
                part(chance, likes, 0.02, 0.2),
                part(chance, shares, 0.05, 0.3),
                part(chance, shares, 0.1, 0.4),
                part(chance, shares, 0.05, 0.5));
    }

    /** Mostly near the least part. */
    private static long part(Chance chance, long whole, double least, double most) {
        double u = chance.unit();
        return (long) (whole * (least + (most - least) * u * u));
    }
}
