package dev.zoetrope.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormTest {

    @Test
    void fieldsAreDecodedInTheOrderSent() {
        var form = parse("client_key=a%2Bb&scope=x+y&empty=&bare&=nameless&e=%C3%A9&raw=é&&semi=a;b=c");
        assertEquals(
                List.of(
                        new Form.Field("client_key", "a+b"),
                        new Form.Field("scope", "x y"),
                        new Form.Field("empty", ""),
                        new Form.Field("bare", ""),
                        new Form.Field("", "nameless"),
                        new Form.Field("e", "é"),
                        new Form.Field("raw", "é"),
                        new Form.Field("semi", "a;b=c")),
                form.fields());
    }

    @Test
    void fieldSentTwiceShowsBothValuesAndItsFirst() {
        var form = parse("a=1&b=2&%61=3");
        assertEquals("1", form.first("a"));
        assertEquals(List.of("1", "3"), form.all("a"));
        assertNull(form.first("c"));
        assertEquals(List.of(), form.all("c"));
    }

    @Test
    void emptyFormHasNoFields() {
        assertEquals(List.of(), parse("").fields());
        assertEquals(List.of(), parse("&&").fields());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%4=1", "%=1", "a=%4&1=2", "a=%+1"})
    void brokenEscapeIsRefused(String form) {
        assertEquals(
                "Field 1 of the form has a % without two hexadecimal digits after it; write % itself as %25.",
                refusal(form));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=1&a=%ff", "x=1&a=%c3", "x=1&a=%ed%a0%80", "x=1&a=%c0%80", "x=1&%f5%80%80%80=1"})
    void bytesThatAreNoUtf8AreRefused(String form) {
        assertEquals("Field 2 of the form is not UTF-8.", refusal(form));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=1&a=%00", "x=1&a=b%00c", "x=1&a=\0", "x=1&%00=a"})
    void nulIsRefused(String form) {
        assertEquals("Field 2 of the form has a NUL (%00) in it.", refusal(form));
    }

    @Test
    void numberOfFieldsIsLimited() {
        assertEquals(
                Form.MAX_FIELDS, parse("a&".repeat(Form.MAX_FIELDS)).fields().size());
        assertEquals("The form has more than 1000 fields.", refusal("a&".repeat(Form.MAX_FIELDS + 1)));
    }

    private static Form parse(String form) {
        return Form.parse(form.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(String form) {
        return assertThrows(RequestRefused.FormMalformed.class, () -> parse(form))
                .reason();
    }
}
