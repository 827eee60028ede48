package dev.zoetrope.http;

import io.helidon.common.buffers.DataReader;

/** One request and its answer. Confined to the connection's thread. */
final class Exchange {

    /** How the connection goes on. */
    enum Ending {
        /** With the next request. */
        NEXT,
        /** Not at all. */
        CLOSE,
        /** Not at all, but the client may still be sending. */
        LINGER
    }

    private final HttpService service;
    private final DataReader reader;
    private final AnswerWriter writer;
    private final Deadline deadline;
    private final CallRecord record;

    Exchange(HttpService service, DataReader reader, AnswerWriter writer, Deadline deadline, CallRecord record) {
        this.service = service;
        this.reader = reader;
        this.writer = writer;
        this.deadline = deadline;
        this.record = record;
    }

    Ending run() {
        RequestHead head;
        try {
            head = RequestHead.read(reader, service.limits());
        } catch (RequestRefused e) {
            record.note("reason", e.reason());
            send(refusal(e.status(), e.reason()), true, true);
            return Ending.LINGER;
        }
        deadline.disarm();
        record.understood(head.line());
        var body = new RequestBody(head, reader, writer, deadline, service.limits());
        return switch (service.answer(new Call(head, body, record), record)) {
            case Answer.Whole whole -> {
                boolean bodyRead = body.skipIfShort();
                boolean close = closesAfter(head, bodyRead);
                send(whole, !head.line().method().equals("HEAD"), close);
                yield ending(bodyRead, close);
            }
            case Answer.Streamed streamed -> {
                boolean close = closesAfter(head, body.atEnd());
                boolean complete = send(streamed, head, body, close);
                yield ending(body.atEnd(), close || !complete);
            }
        };
    }

    /** A refusal in plain text: for requests of which no surface is known. */
    static Answer.Whole refusal(int status, String message) {
        return Answer.text(status, message + "\n");
    }

    private boolean closesAfter(RequestHead head, boolean bodyRead) {
        return !bodyRead || head.closes() || service.open().closing();
    }

    private static Ending ending(boolean bodyRead, boolean close) {
        if (!close) {
            return Ending.NEXT;
        }
        return bodyRead ? Ending.CLOSE : Ending.LINGER;
    }

    private void send(Answer.Whole answer, boolean withBody, boolean close) {
        writer.write(answer, withBody, close);
        record.answered(answer.status(), withBody ? answer.length() : 0);
    }

    /** Sends a streamed answer; false when it was cut off by a fault of ours. */
    private boolean send(Answer.Streamed answer, RequestHead head, RequestBody body, boolean close) {
        body.answerBegins();
        boolean chunked = !head.line().version10();
        writer.writeHead(answer, chunked, close);
        if (head.line().method().equals("HEAD")) {
            record.answered(answer.status(), 0);
            return true;
        }
        var stream = new AnswerStream(writer, chunked);
        try {
            answer.body().writeTo(stream);
            stream.finish();
            return true;
        } catch (RequestRefused e) {
            record.note("reason", e.reason());
            return false;
        } catch (ConnectionEnded e) {
            throw e;
        } catch (Throwable e) {
            stream.rethrowEnd();
            record.fault(e);
            return false;
        } finally {
            record.answered(answer.status(), stream.sent());
        }
    }
}
