package io.messagecenter.chat.reports;

import io.messagecenter.chat.reports.ReportOverview.Waits;
import io.messagecenter.platform.csv.Csv;

/** A report as one table for spreadsheets; what does not concern a part is empty in its rows. */
final class ReportTable {

    private ReportTable() {}

    static String csv(ReportOverview report) {
        var out = new StringBuilder();
        row(
                out,
                "part",
                "at",
                "hour",
                "agent_id",
                "agent",
                "messages_in",
                "agent_replies",
                "bot_replies",
                "bot_share",
                "new_chats",
                "closed_chats",
                "chats",
                "count",
                "p50_seconds",
                "p90_seconds",
                "p95_seconds");
        var totals = report.totals();
        row(
                out,
                "total",
                report.from(),
                null,
                null,
                null,
                totals.messagesIn(),
                totals.agentReplies(),
                totals.botReplies(),
                totals.botShare(),
                totals.newChats(),
                totals.closedChats());
        waits(out, "first_response", report.firstResponse());
        waits(out, "resolution", report.resolution());
        report.volume()
                .forEach(v -> row(
                        out,
                        report.interval(),
                        v.at(),
                        null,
                        null,
                        null,
                        v.messagesIn(),
                        v.agentReplies(),
                        v.botReplies()));
        report.byAgent()
                .forEach(a -> row(
                        out,
                        "agent",
                        null,
                        null,
                        a.agentId(),
                        a.name(),
                        null,
                        a.replies(),
                        null,
                        null,
                        null,
                        null,
                        a.chats(),
                        null,
                        a.firstResponseP50Seconds(),
                        a.firstResponseP90Seconds()));
        report.byHour()
                .forEach(h -> row(out, "hour_of_day", null, h.hour(), null, null, h.messagesIn(), h.agentReplies()));
        return out.toString();
    }

    private static void waits(StringBuilder out, String part, Waits waits) {
        row(
                out,
                part,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                waits.count(),
                waits.p50Seconds(),
                waits.p90Seconds(),
                waits.p95Seconds());
    }

    private static void row(StringBuilder out, @org.jspecify.annotations.Nullable Object... cells) {
        out.append(Csv.row(cells));
    }
}
