package io.messagecenter.benchmarks.figures;

import java.util.List;

/** The figures as one page that needs nothing else: the table, and a chart of what lies behind each row. */
public final class Html {

    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Message Center: benchmarks</title><style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 64rem; padding: 0 1rem; color: #111 }
            table { border-collapse: collapse; width: 100% } th, td { padding: .3rem .6rem; border-bottom: 1px solid #ddd; text-align: left }
            td.number { text-align: right; white-space: nowrap } .MISSED { color: #b91c1c; font-weight: 600 } .AIM { color: #047857 }
            svg { display: block; margin: .6rem 0 } svg text { font-size: 11px; fill: #333 } .note { color: #555 }
            </style></head><body><h1>Message Center: benchmarks</h1>
            """;

    private Html() {}

    /** The page. */
    public static String page(List<String> facts, List<Figure> figures) {
        var page = new StringBuilder(HEAD);
        facts.forEach(
                fact -> page.append("<p class=\"note\">").append(escaped(fact)).append("</p>\n"));
        page.append("<table><tr><th>what</th><th>measured</th><th>floor</th><th>aim</th><th></th></tr>\n");
        figures.forEach(figure -> page.append(row(figure)));
        page.append("</table>\n");
        figures.forEach(figure -> page.append(section(figure)));
        return page.append("</body></html>\n").toString();
    }

    private static String row(Figure figure) {
        return "<tr><td><a href=\"#%s\">%s</a>: %s</td>%s%s%s<td class=\"%s\">%s</td></tr>%n"
                .formatted(
                        anchor(figure),
                        escaped(figure.name()),
                        escaped(figure.meaning()),
                        cell(Numbers.text(figure.value(), figure.unit())),
                        cell(Numbers.text(figure.goal().floor())),
                        cell(Numbers.text(figure.goal().aim())),
                        figure.verdict(),
                        figure.verdict().words());
    }

    private static String section(Figure figure) {
        var section = new StringBuilder("<h2 id=\"" + anchor(figure) + "\">" + escaped(figure.name()) + "</h2>\n");
        section.append("<p>").append(escaped(figure.meaning())).append("</p>\n");
        figure.notes()
                .forEach(note -> section.append("<p class=\"note\">")
                        .append(escaped(note))
                        .append("</p>\n"));
        if (!figure.series().isEmpty()) {
            section.append(Svg.bars(figure.series()));
        }
        figure.curves().forEach(curve -> section.append(Svg.histogram(curve)));
        return section.toString();
    }

    private static String anchor(Figure figure) {
        return figure.name().replaceAll("[^A-Za-z0-9]+", "-");
    }

    private static String cell(String content) {
        return "<td class=\"number\">" + escaped(content) + "</td>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
