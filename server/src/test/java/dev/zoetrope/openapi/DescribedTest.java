package dev.zoetrope.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds all answers in the tests to the descriptions does find what is wrong. */
final class DescribedTest {
    private static final String ERROR =
            "'error':{'code':'ok','message':'','log_id':'20220829194722CBE87ED59D524E727021'}";

    @Test
    void whatIsDescribedPasses() {
        check(
                "POST",
                "/v2/research/user/info/?fields=username",
                200,
                "application/json; charset=utf-8",
                "{'data':{'username':'ada'}," + ERROR + "}");
        check("GET", "/_zoetrope/health", 200, "application/json", "{'status':'alive'}");
        check("GET", "/v2/research/user/info/", 404, "text/plain", "Unsupported path(Janus)");
        check("GET", "/nothing/describes/this", 200, "text/html", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a member that is not described         | {'data':{'username':'ada','email':'a@b'},ERROR}
            a text for a number                    | {'data':{'follower_count':'7'},ERROR}
            a fraction for a whole number          | {'data':{'follower_count':7.5},ERROR}
            null for nothing                       | {'data':{'username':null},ERROR}
            another code                           | {'data':{},'error':{'code':'fine','message':'','log_id':'20220829194722CBE87ED59D524E727021'}}
            a log id of another form               | {'data':{},'error':{'code':'ok','message':'','log_id':'20220829194722cbe87ed59d524e727021'}}
            a member too few                       | {ERROR}
            a member too many beside them          | {'data':{},ERROR,'extra':1}
            a member twice                         | {'data':{'username':'a','username':'a'},ERROR}
            no JSON                                | {'data':
            """)
    void aWrongBodyIsFound(String what, String body) {
        var problem = assertThrows(
                AssertionError.class,
                () -> check("POST", "/v2/research/user/info/", 200, "application/json", body.replace("ERROR", ERROR)),
                what);
        assertTrue(String.valueOf(problem.getMessage())
                .startsWith("POST /v2/research/user/info/ is not answered as described: "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | /v2/research/user/info/ | 418 | application/json | the status is not described
            POST | /v2/research/user/info/ | 200 | text/html        | the content type is not described
            GET  | /v2/research/user/info/ | 200 | application/json | the method is not described
            post | /v2/research/user/info/ | 200 | application/json | the method is not described
            POST | /v2/research/user/info  | 418 | application/json | the status is not described
            """)
    void aWrongAnswerIsFound(String method, String path, int status, String type, String problem) {
        assertEquals(List.of(problem), Described.problems(method, path, status, type, "{}"));
    }

    private static void check(String method, String target, int status, String type, String body) {
        Described.check(method, target, status, type, body.replace('\'', '"'));
    }
}
