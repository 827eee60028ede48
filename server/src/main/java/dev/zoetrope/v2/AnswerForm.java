package dev.zoetrope.v2;

import dev.zoetrope.http.Answer;

/** How answers are put: as {@link Envelope} says, or as an older version of the API did. */
public interface AnswerForm {
    Answer ok(String logId, Envelope.Data data);

    Answer failure(Refusal refusal, String logId);
}
