package dev.zoetrope.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zoetrope.model.Field;
import dev.zoetrope.model.Observation;
import dev.zoetrope.model.Sound;
import dev.zoetrope.model.User;
import dev.zoetrope.model.Video;
import dev.zoetrope.query.VideoLength;
import java.lang.Character.UnicodeScript;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The default world is like the real one where a client could notice. */
class DemoNatureTest {
    private static final Told TOLD = Told.by(new DemoWorld(DemoWorld.DEFAULT_VIDEOS, DemoWorld.DEFAULT_SEED));

    /** The Research API's region codes, from its page on querying videos. */
    private static final Set<String> REGIONS = Set.of("""
            FR TH MM BD IT NP IQ BR US KW VN AR KZ GB UA TR ID PK NG KH PH EG QA MY ES JO MA SA TW AF EC MX BW JP LT TN RO
            LY IL DZ CG GH DE BJ SN SK BY NL LA BE DO TZ LK NI LB IE RS HU PT GP CM HN FI GA BN SG BO GM BG SD TT OM FO MZ
            ML UG RE PY GT CI SR AO AZ LR CD HR SV MV GY BH TG SL MK KE MT MG MR PA IS LU HT TM ZM CR NO AL ET GW AU KR UY
            JM DK AE MD SE MU SO CO AT GR UZ CL GE PL CA CZ ZA AI VE KG PE CH LV PR NZ TL BT MN FJ SZ VU BF TJ BA AM TD SI
            CY MW EE XK ME KY YE LS ZW MC GN BS PF NA VI BB BZ CW PS FM PG BI AD TV GL KM AW TC CV MO VC NE WS MP DJ RW AG
            GI GQ AS AX TO KN LC NC LI SS IR SY IM SC VG SB DM KI UM SX GD MH BQ YT ST CF BM SM PW GU HK IN CK AQ WF JE MQ
            CN GF MS GG TK FK PM NU MF ER NF VA IO SH BL CU NR TP BV EH PN TF RU""".split("\\s+"));

    @Test
    void aFewCreatorsHoldMostFollowers() {
        var followers = TOLD.users().stream()
                .map(Told::followers)
                .sorted(Comparator.reverseOrder())
                .toList();
        long all = followers.stream().mapToLong(n -> n).sum();
        long held = followers.stream()
                .limit(followers.size() / 100)
                .mapToLong(n -> n)
                .sum();

        assertTrue(held > 0.3 * all, () -> "the top 1 % hold " + held + " of " + all);
        assertTrue(followers.get(followers.size() / 2) < 2_000, "the one in the middle has few");
    }

    @Test
    void aFewCreatorsPostMuch() {
        var counts = TOLD.users().stream()
                .map(u -> u.facts().number(User.VIDEO_COUNT, 0))
                .sorted(Comparator.reverseOrder())
                .toList();

        assertTrue(counts.getFirst() > 200, () -> counts.getFirst() + " videos");
        assertTrue(counts.get(counts.size() / 2) < 20, () -> counts.get(counts.size() / 2) + " videos");
    }

    @Test
    void hashtagsFollowZipf() {
        var uses = uses(TOLD.videos().stream().flatMap(v -> v.facts().get(Video.HASHTAGS, List.of()).stream()));

        assertTrue(uses.size() > 500, () -> uses.size() + " hashtags");
        assertTrue(uses.getFirst() > 5 * uses.get(9), uses::toString);
        assertTrue(uses.get(9) > 5 * uses.get(99), uses::toString);
        assertTrue(uses.getLast() <= 3, uses::toString);
    }

    @Test
    void soundsFollowZipf() {
        var uses = uses(TOLD.videos().stream().map(v -> v.facts().get(Video.SOUND_ID)));

        assertTrue(uses.getFirst() > 3 * uses.get(19), uses::toString);
        assertTrue(uses.get(19) > 3 * uses.get(199), uses::toString);
    }

    private static List<Long> uses(Stream<?> things) {
        return things.collect(Collectors.groupingBy(t -> t, Collectors.counting())).values().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    @Test
    void captionsAreWrittenInManyScripts() {
        var counts = new HashMap<UnicodeScript, Integer>();
        for (var video : TOLD.videos()) {
            video.facts()
                    .get(Video.CAPTION, "")
                    .codePoints()
                    .mapToObj(UnicodeScript::of)
                    .distinct()
                    .forEach(script -> counts.merge(script, 1, Integer::sum));
        }

        for (var script : List.of(
                UnicodeScript.LATIN,
                UnicodeScript.CYRILLIC,
                UnicodeScript.GREEK,
                UnicodeScript.ARABIC,
                UnicodeScript.HEBREW,
                UnicodeScript.DEVANAGARI,
                UnicodeScript.BENGALI,
                UnicodeScript.TAMIL,
                UnicodeScript.THAI,
                UnicodeScript.HAN,
                UnicodeScript.HIRAGANA,
                UnicodeScript.KATAKANA,
                UnicodeScript.HANGUL)) {
            assertTrue(counts.getOrDefault(script, 0) > 50, () -> script + ": " + counts);
        }
    }

    @Test
    void captionsHoldWhatBreaksNaiveCode() {
        for (var part :
                List.of("İ", "ı", "ướ", "我家", "臺", "👨‍👩‍👧‍👦", "🇮🇳", "👋🏿", "1️⃣", "🏳️‍🌈", "ß", "\n", "@")) {
            assertTrue(
                    TOLD.videos().stream()
                            .anyMatch(v -> v.facts().get(Video.CAPTION, "").contains(part)),
                    part);
        }
    }

    @Test
    void noWordOfATemplateIsLeftOpen() {
        for (var video : TOLD.videos()) {
            var texts = video.facts().get(Video.CAPTION, "") + video.facts().get(Video.TRANSCRIPT, "");
            assertTrue(texts.indexOf('{') < 0 && texts.indexOf('}') < 0, texts);
        }
    }

    @Test
    void captionsHaveNoBlanksAtTheirLinesEnds() {
        for (var video : TOLD.videos()) {
            var caption = video.facts().get(Video.CAPTION, "");
            assertEquals(caption.strip(), caption);
            assertTrue(!caption.contains(" \n") && !caption.contains("\n ") && !caption.contains("  "), caption);
        }
    }

    @Test
    void hashtagsStandInTheCaptionInAnyCase() {
        for (var video : TOLD.videos()) {
            var caption = video.facts().get(Video.CAPTION, "").toLowerCase(Locale.ROOT);
            var tags = video.facts().get(Video.HASHTAGS, List.of());
            for (var tag : tags) {
                assertTrue(caption.contains("#" + tag), caption);
            }
            assertEquals(
                    tags,
                    video.facts().get(Video.HASHTAG_INFO, List.of()).stream()
                            .map(Video.Hashtag::name)
                            .toList());
        }
    }

    @Test
    void regionsAreOfTheContractAndFitTheirLanguages() {
        var languages = new HashMap<String, Set<String>>();
        for (var video : TOLD.videos()) {
            languages
                    .computeIfAbsent(video.facts().get(Video.REGION, ""), _ -> new TreeSet<>())
                    .add(video.facts().get(Video.LANGUAGE, ""));
        }

        assertTrue(REGIONS.containsAll(languages.keySet()), languages::toString);
        assertTrue(languages.size() >= 40, languages::toString);
        assertEquals(Set.of("en", "es"), languages.get("US"));
        assertEquals(Set.of("ja"), languages.get("JP"));
        assertEquals(Set.of("hi", "ta", "bn", "en"), languages.get("IN"));
    }

    @Test
    void peoplePostInTheEveningAndSleepAtNight() {
        for (var home : Map.of("JP", 9, "BR", -3, "TR", 3, "KR", 9, "DE", 2).entrySet()) {
            var hours = new int[24];
            TOLD.videos().stream()
                    .filter(v -> v.facts().get(Video.REGION, "").equals(home.getKey()))
                    .forEach(v -> hours[
                            time(v).atOffset(ZoneOffset.ofHours(home.getValue()))
                                    .getHour()]++);
            int evening = hours[19] + hours[20] + hours[21];
            int night = hours[3] + hours[4] + hours[5];
            assertTrue(evening > 4 * night, () -> home + ": " + Arrays.toString(hours));
        }
    }

    @Test
    void peoplePostMoreOnSundaysThanOnTuesdays() {
        var days = new int[DayOfWeek.values().length + 1];
        TOLD.videos()
                .forEach(v ->
                        days[time(v).atOffset(ZoneOffset.UTC).getDayOfWeek().getValue()]++);

        assertTrue(days[DayOfWeek.SUNDAY.getValue()] > 1.2 * days[DayOfWeek.TUESDAY.getValue()], Arrays.toString(days));
    }

    private static Instant time(Observation.OfVideo video) {
        return Instant.ofEpochSecond(video.facts().number(Video.CREATED_AT, 0));
    }

    @Test
    void everyClassOfLengthIsThereAndPhotosHaveNone() {
        var lengths = EnumSet.noneOf(VideoLength.class);
        for (var video : TOLD.videos()) {
            long duration = video.facts().number(Video.DURATION, -1);
            assertEquals(video.facts().has(Video.PHOTOS), duration == 0, video::toString);
            lengths.add(VideoLength.of(duration));
        }

        assertEquals(EnumSet.allOf(VideoLength.class), lengths);
        assertShare(0.02, 0.06, v -> v.facts().has(Video.PHOTOS));
    }

    @Test
    void countersGoTogether() {
        for (var video : TOLD.videos()) {
            long views = video.facts().number(Video.VIEW_COUNT, -1);
            long likes = video.facts().number(Video.LIKE_COUNT, -1);
            assertTrue(views >= likes && likes >= 0, video::toString);
            for (var part : List.of(Video.COMMENT_COUNT, Video.SHARE_COUNT, Video.SAVE_COUNT, Video.REPOST_COUNT)) {
                assertTrue(
                        video.facts().number(part, -1) >= 0 && video.facts().number(part, -1) <= likes,
                        video::toString);
            }
        }
        var views = TOLD.videos().stream()
                .map(v -> v.facts().number(Video.VIEW_COUNT, 0))
                .sorted()
                .toList();
        assertTrue(views.getLast() > 1_000 * views.get(views.size() / 2), "a few are seen by very many");
    }

    @Test
    void someVideosHaveWhatFewHave() {
        assertShare(0.10, 0.20, v -> v.facts().has(Video.TRANSCRIPT));
        assertShare(
                0.15, 0.35, v -> v.facts().has(Video.EFFECT_IDS) && v.facts().has(Video.EFFECT_INFO));
        assertShare(0.10, 0.25, v -> v.facts().has(Video.STICKERS));
        assertShare(0.03, 0.15, v -> v.facts().has(Video.PLAYLIST_ID));
        assertShare(0.03, 0.12, v -> v.facts().has(Video.MENTIONS));
        assertShare(0.02, 0.06, v -> v.facts().has(Video.TAG));
        assertShare(0.002, 0.04, v -> !v.facts().flag(Video.PUBLIC));
        assertShare(0.05, 0.40, v -> v.facts().flag(Video.STEM_VERIFIED));
        assertShare(0.05, 0.30, v -> v.facts().get(Video.HASHTAGS, List.of()).isEmpty());
    }

    private static void assertShare(double least, double most, Predicate<Observation.OfVideo> has) {
        double share = (double) TOLD.videos().stream().filter(has).count()
                / TOLD.videos().size();
        assertTrue(share >= least && share <= most, () -> "share " + share);
    }

    @Test
    void everyVideoAndSoundHasItsPlainFacts() {
        for (var field : List.<Field<?>>of(
                Video.CREATED_AT,
                Video.CAPTION,
                Video.HANDLE,
                Video.REGION,
                Video.LANGUAGE,
                Video.HASHTAGS,
                Video.WIDTH,
                Video.HEIGHT,
                Video.COVER_URL,
                Video.PUBLIC,
                Video.PINNED,
                Video.STEM_VERIFIED,
                Video.DOWNLOAD_COUNT)) {
            TOLD.videos().forEach(v -> assertNotNull(v.facts().get(field), field::name));
        }
        for (var field :
                List.<Field<?>>of(Sound.TITLE, Sound.AUTHOR, Sound.DURATION, Sound.ORIGINAL, Sound.COVER_URL)) {
            TOLD.sounds().forEach(s -> assertNotNull(s.facts().get(field), field::name));
        }
    }

    @Test
    void profilesAreAsDifferentAsPeople() {
        var users = TOLD.users();

        assertTrue(users.stream().anyMatch(u -> u.facts().flag(User.VERIFIED)));
        for (var field : List.of(User.INSTAGRAM, User.YOUTUBE, User.TWITTER, User.BIO_LINK, User.COMMERCE_CATEGORY)) {
            long some = users.stream().filter(u -> u.facts().has(field)).count();
            assertTrue(some > 0 && some < users.size() / 2, field::name);
        }
        long silent = users.stream()
                .filter(u -> u.facts().get(User.BIO, "?").isEmpty())
                .count();
        assertTrue(silent > users.size() / 10 && silent < users.size() / 3, () -> silent + " empty biographies");
        for (var field :
                List.of(User.AVATAR_SMALL, User.AVATAR_168, User.AVATAR_300, User.AVATAR_MEDIUM, User.AVATAR_LARGE)) {
            assertTrue(users.stream().allMatch(u -> u.facts().get(field, "").contains("?x-expires=")), field::name);
        }
    }
}
