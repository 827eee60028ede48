package dev.zoetrope.ensemble;

import dev.zoetrope.ensemble.ParameterType.Value;
import dev.zoetrope.http.Call;
import dev.zoetrope.http.Form;
import dev.zoetrope.http.RequestRefused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The values of an operation's parameters in one call. */
final class Arguments {
    private final Map<Parameter<?>, Object> values = new HashMap<>();

    private Arguments() {}

    /**
     * Reads the query string; what no parameter is called is passed over, and of a parameter sent more than once the last one counts.
     *
     * @throws Refusal with the faults of all parameters
     */
    static Arguments of(Call call, List<Parameter<?>> parameters) {
        var arguments = new Arguments();
        var faults = new ArrayList<Fault>();
        var query = query(call);
        for (var parameter : parameters) {
            arguments.read(parameter, query.all(parameter.name()), faults);
        }
        if (!faults.isEmpty()) {
            throw new Refusal(faults);
        }
        return arguments;
    }

    private static Form query(Call call) {
        try {
            return call.query();
        } catch (RequestRefused.FormMalformed e) {
            throw new Refusal(List.of(Fault.undecodable(e.reason())));
        }
    }

    private <T> void read(Parameter<T> parameter, List<String> sent, List<Fault> faults) {
        if (sent.isEmpty()) {
            if (parameter.otherwise() == null) {
                faults.add(Fault.missing(parameter.name()));
            } else {
                values.put(parameter, parameter.otherwise());
            }
            return;
        }
        switch (parameter.type().read(parameter.name(), sent.getLast())) {
            case Value.Good(var value) -> values.put(parameter, value);
            case Value.Bad(var fault) -> faults.add(fault);
        }
    }

    /** The value of one of the operation's parameters. */
    @SuppressWarnings("unchecked") // Put there by the parameter's own type.
    <T> T get(Parameter<T> parameter) {
        return (T) Objects.requireNonNull(values.get(parameter), parameter.name());
    }
}
