// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Links within the manual lead somewhere")
class LinksTest {
    private static final Pattern INLINE = Pattern.compile("\\]\\(<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern DEFINITION = Pattern.compile("^\\s{0,3}\\[[^\\]]+\\]:\\s*<?(\\S+?)>?(?:\\s|$)");
    private static final Pattern ELSEWHERE = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*:.*");
    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*?)\\s*#*$");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    @Test
    @DisplayName("every relative link names a file, and a heading of it where it has a fragment")
    void relativeLinks() {
        List<String> dead = new ArrayList<>();

        for (Path page : Repository.pages()) {
            for (Link link : links(Repository.lines(page))) {
                if (!leadsSomewhere(page, link.target())) {
                    dead.add(Repository.name(page) + ":" + link.line() + " " + link.target());
                }
            }
        }

        assertThat(dead).isEmpty();
    }

    @Test
    @DisplayName("a dead link, a dead fragment and a link out of the repository are seen; code is not searched")
    void deadLinksAreSeen() {
        List<String> text = List.of(
                "[a](pom.xml) [b](no-such.md) `[c](nor-this.md)`", "```", "[d](x.md)", "```", "[e]: ../../etc/passwd");
        Path page = Repository.ROOT.resolve("README.md");

        List<Link> links = links(text);

        assertThat(links).extracting(Link::target).containsExactly("pom.xml", "no-such.md", "../../etc/passwd");
        assertThat(links).extracting(Link::line).containsExactly(1, 1, 5);
        assertThat(leadsSomewhere(page, "pom.xml")).isTrue();
        assertThat(leadsSomewhere(page, "README.md#recollect")).isTrue();
        assertThat(leadsSomewhere(page, "no-such.md")).isFalse();
        assertThat(leadsSomewhere(page, "README.md#no-such-heading")).isFalse();
        assertThat(leadsSomewhere(page, "../../etc/passwd")).isFalse();
    }

    private record Link(int line, String target) {}

    private static List<Link> links(List<String> lines) {
        List<Link> links = new ArrayList<>();
        boolean fenced = false;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced) {
                String line = CODE.matcher(lines.get(i)).replaceAll("");
                for (Pattern pattern : List.of(INLINE, DEFINITION)) {
                    Matcher matcher = pattern.matcher(line);
                    while (matcher.find()) {
                        links.add(new Link(i + 1, matcher.group(1)));
                    }
                }
            }
        }
        return links.stream()
                .filter(link -> !ELSEWHERE.matcher(link.target()).matches())
                .toList();
    }

    private static boolean leadsSomewhere(Path page, String target) {
        int hash = target.indexOf('#');
        String path = URLDecoder.decode(hash < 0 ? target : target.substring(0, hash), StandardCharsets.UTF_8);
        Path file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        if (!file.startsWith(Repository.ROOT) || !Files.exists(file)) {
            return false;
        }
        return hash < 0 || !file.toString().endsWith(".md") || anchors(file).contains(target.substring(hash + 1));
    }

    /** Returns the fragments that GitHub gives a page's headings. */
    private static Set<String> anchors(Path page) {
        Set<String> anchors = new HashSet<>();
        boolean fenced = false;
        for (String line : Repository.lines(page)) {
            fenced ^= line.strip().startsWith("```");
            Matcher heading = HEADING.matcher(line);
            if (!fenced && heading.matches()) {
                String anchor = heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                        .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                        .replace(' ', '-');
                String unique = anchor;
                for (int n = 1; !anchors.add(unique); n++) {
                    unique = anchor + "-" + n;
                }
            }
        }
        return anchors;
    }
}
