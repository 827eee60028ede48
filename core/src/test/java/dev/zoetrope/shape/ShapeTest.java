package dev.zoetrope.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ShapeTest {
    @Test
    void asksForEachMemberOnceInTheOrderOfTheTable() {
        var selection = ResearchShape.VIDEO.select(List.of("view_count", "id", "view_count"));
        assertEquals(List.of("id", "view_count"), selection.names());
    }

    @Test
    void anUnknownNameIsRefusedWithTheNamesThereAre() {
        var e = assertThrows(UnknownMember.class, () -> ResearchShape.USER.select(List.of("bio_url", "email")));
        assertEquals("email", e.name());
        assertTrue(e.toString().contains(": `email` is not a field; the fields are username, display_name, "));
    }

    @Test
    void namesThatAreOnlyReadCannotBeAskedFor() {
        assertThrows(UnknownMember.class, () -> ResearchShape.VIDEO.select(List.of("video_id")));
        assertThrows(UnknownMember.class, () -> ResearchShape.VIDEO.select(List.of("observed_at")));
    }

    @Test
    void anUnknownNameCanBePassedOver() {
        var selection = DisplayShape.USER.selectKnown(List.of("avatar_url_200", "open_id"));
        assertEquals(List.of("open_id"), selection.names());
        assertEquals(List.of(), DisplayShape.USER.selectKnown(List.of("fps")).names());
    }

    @Test
    void aSelectionTellsTheScopesItNeeds() {
        assertEquals(
                Set.of("user.info.basic", "user.info.stats"),
                DisplayShape.USER
                        .select(List.of("open_id", "likes_count", "video_count"))
                        .scopes());
        assertEquals(Set.of(), DisplayShape.USER.selectKnown(List.of()).scopes());
        assertEquals(
                Set.of("research.data.basic"),
                ResearchShape.VIDEO.select(ResearchShape.VIDEO.names()).scopes());
    }

    @Test
    void eachMemberTellsWhatItIs() {
        for (var shape : List.of(DisplayShape.USER, DisplayShape.VIDEO, ResearchShape.USER, ResearchShape.VIDEO)) {
            assertEquals(
                    shape.names(),
                    shape.descriptions().stream().map(MemberDescription::name).toList());
        }
        assertEquals(
                new MemberDescription("like_count", JsonType.INT32, "video.list", "Number of likes"),
                description(DisplayShape.VIDEO, "like_count"));
        assertEquals(
                JsonType.INT64, description(ResearchShape.VIDEO, "like_count").type());
        assertEquals(JsonType.TEXT, description(DisplayShape.VIDEO, "id").type());
        assertEquals(JsonType.INT64, description(ResearchShape.VIDEO, "id").type());
    }

    private static MemberDescription description(Shape<?> shape, String name) {
        return shape.descriptions().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
