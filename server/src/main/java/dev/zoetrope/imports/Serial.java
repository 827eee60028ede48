package dev.zoetrope.imports;

/** Hands on what is told by the thread that reads and the one that saves, one at a time. */
final class Serial implements Importer.Report {
    private final Importer.Report report;

    Serial(Importer.Report report) {
        this.report = report;
    }

    @Override
    public synchronized void begun(String takenFor, String header, Importer.Totals before) {
        report.begun(takenFor, header, before);
    }

    @Override
    public synchronized void knownAlready(Importer.Totals totals) {
        report.knownAlready(totals);
    }

    @Override
    public synchronized void rejected(Importer.Rejection rejection, byte[] raw, boolean again) {
        report.rejected(rejection, raw, again);
    }

    @Override
    public synchronized void saved(Importer.Totals totals) {
        report.saved(totals);
    }

    @Override
    public synchronized void wouldDo(Importer.Outlook outlook) {
        report.wouldDo(outlook);
    }
}
