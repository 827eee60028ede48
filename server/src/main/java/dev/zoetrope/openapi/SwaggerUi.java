package dev.zoetrope.openapi;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;

/** The files of Swagger UI in its WebJar. */
final class SwaggerUi {
    private SwaggerUi() {}

    static String version() {
        var properties = new java.util.Properties();
        try {
            properties.load(new StringReader(Resources.text("/META-INF/maven/org.webjars/swagger-ui/pom.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    static byte[] file(String name) {
        return Resources.bytes("/META-INF/resources/webjars/swagger-ui/" + version() + "/" + name);
    }
}
