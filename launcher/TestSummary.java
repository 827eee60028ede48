import module java.base;
import module java.xml;

import org.w3c.dom.Element;

/**
 * Reads the reports that Surefire left below a source tree: lists each test that was not run with its reason, then
 * counts them all. The exit code is 0 when there were tests and all of them ran.
 */
void main(String[] arguments) throws Exception {
    var tests = testsIn(Path.of(arguments[0]));
    var failed = tests.stream().filter(test -> has(test, "failure") || has(test, "error")).count();
    var notRun = tests.stream().filter(test -> has(test, "skipped")).toList();

    if (!notRun.isEmpty()) {
        IO.println("\nNot run:");
        notRun.forEach(test -> IO.println("  " + test.getAttribute("classname") + "." + test.getAttribute("name")
                + "\n" + reason(test).indent(6).stripTrailing()));
    }
    // Maven may have left the line open.
    IO.println("\n%d passed, %d failed, %d skipped"
            .formatted(tests.size() - failed - notRun.size(), failed, notRun.size()));
    System.exit(tests.isEmpty() || !notRun.isEmpty() ? 1 : 0);
}

List<Element> testsIn(Path sourceTree) throws Exception {
    var tests = new ArrayList<Element>();
    var parser = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
    for (var report : reportsBelow(sourceTree)) {
        var elements = parser.parse(report.toFile()).getElementsByTagName("testcase");
        for (var i = 0; i < elements.getLength(); i++) tests.add((Element) elements.item(i));
    }
    return tests;
}

/** Module, target, surefire-reports, file: four levels. */
List<Path> reportsBelow(Path sourceTree) throws IOException {
    try (var files = Files.walk(sourceTree, 4)) {
        return files.filter(file -> file.toString().matches(".*/target/surefire-reports/TEST-[^/]*\\.xml"))
                .sorted()
                .toList();
    }
}

boolean has(Element test, String outcome) {
    return test.getElementsByTagName(outcome).getLength() > 0;
}

/** A disabled test tells its reason in an attribute, a failed assumption at the head of its stack trace. */
String reason(Element test) {
    var skipped = (Element) test.getElementsByTagName("skipped").item(0);
    if (skipped.hasAttribute("message")) return skipped.getAttribute("message");
    return skipped.getTextContent()
            .replaceFirst("(?s)\n\tat .*", "")
            .replaceFirst("org\\.opentest4j\\.TestAbortedException:\\s*", "")
            .replaceFirst("Assumption failed: ", "");
}
