package dev.zoetrope.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.zoetrope.accounts.Accounts;
import dev.zoetrope.catalog.Catalog;
import dev.zoetrope.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The borders that modules cannot keep. */
final class ArchitectureTest {
    /** Each speaks one of the APIs. Those that are not there yet have their borders already. */
    private static final List<String> SURFACES = List.of("research", "oauth", "login", "display", "ensemble", "handle");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.zoetrope");

    /** Names of packages of ours, those below them included. */
    private static String[] packages(List<String> names) {
        return names.stream().map(name -> "dev.zoetrope." + name + "..").toArray(String[]::new);
    }

    private static String[] packages(String... names) {
        return packages(List.of(names));
    }

    @Test
    void allModulesAreLookedAt() {
        for (var name : List.of("model.Video", "lucene.LuceneCatalog", "research.VideoQuery", "cli.Main")) {
            assertTrue(CLASSES.contain("dev.zoetrope." + name), name);
        }
    }

    @Test
    void packagesKnowOneAnotherInOneDirection() {
        SlicesRuleDefinition.slices()
                .matching("dev.zoetrope.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @ParameterizedTest
    @FieldSource("SURFACES")
    void surfaceKnowsNoOther(String surface) {
        var others = SURFACES.stream().filter(other -> !other.equals(surface)).toList();
        noClasses()
                .that()
                .resideInAPackage("dev.zoetrope." + surface + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(others))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void whatSurfacesShareKnowsNoSurface() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages(SURFACES))
                .and()
                .resideOutsideOfPackages(packages("server", "cli"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(SURFACES))
                .check(CLASSES);
    }

    @Test
    void onlyTheWiringKnowsTheWiring() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages("server", "cli"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages("server", "cli"))
                .check(CLASSES);
    }

    @Test
    void onlyHttpKnowsHelidon() {
        assertKnownIn("http", "io.helidon..");
    }

    @Test
    void onlyTheEngineKnowsLucene() {
        assertKnownIn("lucene", "org.apache.lucene..");
    }

    @Test
    void onlyAccountsKnowsSql() {
        assertKnownIn(
                "accounts",
                "java.sql..",
                "javax.sql..",
                "org.jdbi..",
                "org.flywaydb..",
                "org.sqlite..",
                "org.postgresql..",
                "com.zaxxer.hikari..");
    }

    @Test
    void onlyAccountsAndTheEngineKeepACache() {
        assertKnownIn(List.of("accounts", "lucene"), "com.github.benmanes.caffeine..");
    }

    private static void assertKnownIn(String ours, String... libraries) {
        assertKnownIn(List.of(ours), libraries);
    }

    private static void assertKnownIn(List<String> ours, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages(ours))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(CLASSES);
    }

    @Test
    void surfacesKeepNoWorld() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(packages(SURFACES))
                .and()
                .areStatic()
                .should()
                .beFinal()
                .check(CLASSES);
        for (var part : List.of(World.class, Catalog.class, Accounts.class)) {
            noFields()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideInAnyPackage(packages(SURFACES))
                    .and()
                    // A record is a value of one call.
                    .areDeclaredInClassesThat()
                    .areNotRecords()
                    .should()
                    .haveRawType(part)
                    .check(CLASSES);
        }
    }
}
