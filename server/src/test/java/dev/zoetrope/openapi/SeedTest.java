package dev.zoetrope.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The description of the Display API is a superset of one that others published and that clients are generated from: a client made from theirs finds all it
 * knows in ours, under the same names and with the same types.
 */
final class SeedTest {
    private static final JsonNode OURS = Described.document(Description.DISPLAY);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v2/user/info/   | get  | getUserInfo | User  | UserInfoResponse   |                   |       | 200 400 401
            /v2/video/list/  | post | listVideos  | Video | VideoListResponse  | VideoListRequest  | false | 200 401
            /v2/video/query/ | post | queryVideos | Video | VideoQueryResponse | VideoQueryRequest | true  | 200 401
            """)
    void operation(
            String path,
            String method,
            String id,
            String tag,
            String response,
            String request,
            String required,
            String statuses) {
        var ours = OURS.get("paths").get(path).get(method);
        assertEquals(id, ours.get("operationId").asString());
        assertEquals("[\"" + tag + "\"]", ours.get("tags").toString());
        assertEquals(
                schema(response),
                ours.at("/responses/200/content/application~1json/schema/$ref").asString());
        for (var status : statuses.split(" ", -1)) {
            assertTrue(ours.get("responses").has(status), status);
        }
        if (request != null) {
            assertEquals(
                    schema(request),
                    ours.at("/requestBody/content/application~1json/schema/$ref")
                            .asString());
            assertEquals(required, ours.at("/requestBody/required").toString());
        }
        var fields =
                Described.resolved(Description.DISPLAY, ours.get("parameters").get(0));
        assertEquals(
                "fields query true",
                Stream.of("name", "in", "required")
                        .map(name -> fields.get(name).asString())
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow());
        assertEquals("string", fields.at("/schema/type").asString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /UserInfoResponse                              | data:object error:Error
            /UserInfoResponse/properties/data              | user:User
            /User                                          | open_id:string union_id:string avatar_url:string display_name:string bio_description:string profile_deep_link:string is_verified:boolean follower_count:integer following_count:integer likes_count:integer video_count:integer
            /VideoListRequest                              | max_count:integer cursor:integer
            /VideoListResponse                             | data:object error:Error
            /VideoListResponse/properties/data             | videos:[Video] cursor:integer has_more:boolean
            /VideoQueryRequest                             | filters:object
            /VideoQueryRequest/properties/filters          | video_ids:[string]
            /VideoQueryResponse                            | data:object error:Error
            /VideoQueryResponse/properties/data            | videos:[Video]
            /Video                                         | id:string create_time:integer cover_image_url:string share_url:string video_description:string duration:integer height:integer width:integer title:string embed_html:string embed_link:string like_count:integer comment_count:integer share_count:integer view_count:integer
            /Error                                         | code:string message:string log_id:string
            """)
    void schemaHasTheseMembers(String schema, String members) {
        var ours = OURS.get("components").get("schemas").at(schema);
        assertEquals("object", ours.get("type").asString());
        for (var member : members.split(" ", -1)) {
            var name = member.substring(0, member.indexOf(':'));
            assertEquals(member, name + ":" + type(ours.get("properties").path(name)));
        }
    }

    /** Types of the reference pages, which tell more than the published description. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            User             | avatar_url_100:string avatar_large_url:string username:string follower_count:int64 following_count:int64 likes_count:int64 video_count:int64
            Video            | create_time:int64 duration:int32 height:int32 width:int32 like_count:int32 comment_count:int32 share_count:int32 view_count:int64 is_aigc:boolean
            VideoListRequest | max_count:int32 cursor:int64
            """)
    void referenceHasTheseMembers(String schema, String members) {
        var ours = OURS.at("/components/schemas/" + schema + "/properties");
        for (var member : members.split(" ", -1)) {
            var name = member.substring(0, member.indexOf(':'));
            var format = ours.path(name).path("format").asString(type(ours.path(name)));
            assertEquals(member, name + ":" + format);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            user.info.basic   | open_id union_id avatar_url avatar_url_100 avatar_large_url display_name
            user.info.profile | bio_description profile_deep_link profile_web_link is_verified username
            user.info.stats   | follower_count following_count likes_count video_count
            """)
    void scopeOpensTheseFields(String scope, String fields) {
        for (var field : fields.split(" ", -1)) {
            assertEquals(
                    scope,
                    OURS.at("/components/schemas/User/properties/" + field + "/x-scope")
                            .asString(),
                    field);
        }
    }

    @Test
    void requestsTakeWhatTheyTook() {
        var request = OURS.at("/components/schemas/VideoListRequest/properties/max_count");
        assertEquals("1 to 20", request.get("minimum") + " to " + request.get("maximum"));
        assertEquals(
                "[\"filters\"]",
                OURS.at("/components/schemas/VideoQueryRequest/required").toString());
        assertEquals(
                "http bearer",
                OURS.at("/components/securitySchemes/BearerAuth/type").asString() + " "
                        + OURS.at("/components/securitySchemes/BearerAuth/scheme")
                                .asString());
        assertEquals(
                "BearerAuth",
                OURS.get("security").get(0).propertyNames().iterator().next());
        assertEquals("3.1.0", OURS.get("openapi").asString());
        var tags = OURS.get("tags").values().stream()
                .map(tag -> tag.get("name").asString())
                .toList();
        assertTrue(tags.containsAll(List.of("User", "Video")), tags.toString());
    }

    private static String schema(String name) {
        return "#/components/schemas/" + name;
    }

    /** A schema's type, or the name of the component it leads to; in brackets for a list's elements. */
    private static String type(JsonNode schema) {
        if (schema.has("$ref")) {
            return schema.get("$ref").asString().replace(schema(""), "");
        }
        var type = schema.path("type").asString("missing");
        return type.equals("array") ? "[" + type(schema.get("items")) + "]" : type;
    }
}
