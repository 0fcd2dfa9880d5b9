// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("forget")
class ForgetCommandTest {
    @TempDir
    Path temp;

    private CommandLineRun cli() {
        return new CommandLineRun(temp);
    }

    private String remember(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "remember";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return cli().done(all);
    }

    private long total(String user) {
        return cli().run("stats", "--json", "--user", user)
                .json()
                .get(0)
                .at("/experiences/total")
                .longValue();
    }

    @Test
    @DisplayName("by id takes what was derived from it along, and the receipt says so")
    void byId() {
        String parent = remember("it rained");
        String child = remember("it often rains", "--type", "inference", "--parent", parent);
        remember("the sun shone");

        JsonNode receipt = cli().run("forget", "--id", parent, "--json", "--reason", "gdpr")
                .json()
                .get(0);

        assertThat(receipt.get("receipt_id").textValue()).startsWith("rct_");
        assertThat(receipt.get("reason").textValue()).isEqualTo("gdpr");
        assertThat(receipt.get("log_truncated").booleanValue()).isTrue();
        assertThat(receipt.get("erased")).hasSize(2);
        assertThat(receipt.at("/erased/1/experience_id").textValue()).isEqualTo(child);
        assertThat(receipt.at("/erased/1/cascade_of").textValue()).isEqualTo(parent);
        assertThat(total("default")).isEqualTo(1);
    }

    @Test
    @DisplayName("tells people what went, and why")
    void printed() {
        String parent = remember("it rained");
        String child = remember("it often rains", "--type", "inference", "--parent", parent);

        assertThat(cli().run("forget", "--id", parent, "--dry-run").lines())
                .containsExactly(parent, child + "  because of " + parent, "would erase 2");
        assertThat(cli().done("forget", "--id", parent)).contains("erased 2, receipt rct_");
    }

    @Test
    @DisplayName("of an id that is not there is a failure that names it")
    void unknown() {
        String other = remember("of another", "--user", "ana");

        CommandLineRun.Ended ended = cli().run("forget", "--id", other);

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).isEqualTo("recollect: not there, erased before or of another user: " + other + "\n");
        assertThat(total("ana")).isEqualTo(1);
    }

    @Test
    @DisplayName("of a whole user wants the user named, and takes that user alone")
    void wholeUser() {
        remember("one", "--user", "ana");
        remember("two", "--user", "bea");

        assertThat(cli().run("forget").code()).isEqualTo(2);
        assertThat(cli().run("forget").err()).contains("must be told what");
        assertThat(cli().done("forget", "--user", "ana")).contains("erased 1");
        assertThat(total("ana")).isZero();
        assertThat(total("bea")).isEqualTo(1);
        assertThat(cli().done("forget", "--user", "ana")).contains("erased 0");
        assertThat(cli().done("verify")).isEqualTo("verified: nothing wrong");
    }

    @Test
    @DisplayName("by type and age takes what is old enough")
    void byAge() {
        remember("long ago", "--at", "2026-01-01T00:00:00Z");
        remember("of late", "--at", "2026-05-20T00:00:00Z");

        assertThat(cli().done("forget", "--type", "occurrence", "--older-than", "90d"))
                .contains("erased 1");
        assertThat(cli().done("recall", "late ago")).contains("of late").doesNotContain("long ago");
    }

    @Test
    @DisplayName("of observations takes those of the method that is named")
    void observations() {
        cli().done("answer", "what do you know?");

        assertThat(cli().done("forget", "--type", "observation", "--method", "consolidate", "--older-than", "0h"))
                .contains("erased 0");
        assertThat(total("default")).isEqualTo(2);
    }

    @Test
    @DisplayName("a dry run erases nothing")
    void dryRun() {
        remember("one", "--user", "ana");

        assertThat(cli().done("forget", "--user", "ana", "--dry-run")).contains("would erase 1");
        assertThat(total("ana")).isEqualTo(1);
    }

    @Test
    @DisplayName("erases nothing where more would go than allowed")
    void atMost() {
        remember("one", "--user", "ana");
        remember("two", "--user", "ana");

        CommandLineRun.Ended refused = cli().run("forget", "--user", "ana", "--at-most", "1");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("nothing was erased: it would be 2, more than --at-most 1");
        assertThat(cli().run("forget", "--user", "ana", "--at-most", "1", "--dry-run")
                        .code())
                .isEqualTo(1);
        assertThat(total("ana")).isEqualTo(2);
        assertThat(cli().done("forget", "--user", "ana", "--at-most", "2")).contains("erased 2");
    }
}
