// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

import java.util.List;

/**
 * Texts with made-up secrets. Every secret is put together from parts, so that no file of this repository holds anything
 * that looks like a live one.
 */
final class SecretSamples {
    static final String LOWER = "a1b2c3d4e5f6g7h8i9j0";
    static final String MIXED = "Ab3dEf6hIj9lMn2pQr5t";
    static final String HEX = "0123456789abcdef0123456789abcdef";
    static final String UPPER = "QWERTY12ASDFGH34";

    /**
     * A text with one secret in it.
     *
     * @param before what stands before the secret
     * @param secret the secret
     * @param after what stands behind it
     * @param kind what the secret is called
     */
    record Sample(String before, String secret, String after, String kind) {
        String text() {
            return before + secret + after;
        }

        String redacted() {
            return before + Redaction.mark(kind) + after;
        }

        @Override
        public String toString() {
            return kind + ": " + redacted().replace("\n", "\\n");
        }
    }

    private SecretSamples() {}

    private static Sample sample(String before, String secret, String after, String kind) {
        return new Sample(before, secret, after, kind);
    }

    private static String joined(String... parts) {
        return String.join("", parts);
    }

    static List<Sample> providerKeys() {
        return List.of(
                sample("use ", joined("sk", "-", MIXED, MIXED), " please", "provider_key"),
                sample("deepseek: ", joined("sk", "-", HEX), "\n", "provider_key"),
                sample("(", joined("sk", "-proj-", MIXED, "_", LOWER, "-", MIXED), ")", "openai_key"),
                sample("", joined("sk", "-svcacct-", MIXED, LOWER), "", "openai_key"),
                sample("my key ", joined("sk", "-ant-", "api03-", MIXED, "_", LOWER, "-AA"), ".", "anthropic_key"),
                sample("router ", joined("sk", "-or-", "v1-", HEX, HEX), ",", "openrouter_key"),
                sample("id ", joined("AK", "IA", UPPER), " is mine", "aws_access_key"),
                sample("id=", joined("AS", "IA", UPPER), ";", "aws_access_key"),
                sample("git clone with ", joined("gh", "p_", MIXED, "abcdefghij012345"), " ok", "github_token"),
                sample("'", joined("gh", "o_", LOWER, LOWER), "'", "github_token"),
                sample("", joined("github", "_pat_", "11ABCDE", MIXED, "_", LOWER), "\n", "github_token"),
                sample("ci: ", joined("gl", "pat-", MIXED), " end", "gitlab_token"),
                sample("bot ", joined("xox", "b-", "123456789012-1234567890123-", MIXED), "!", "slack_token"),
                sample("user ", joined("xox", "p-", "123456789012-", LOWER), "", "slack_token"),
                sample(
                        "post to https://",
                        joined("hooks.slack", ".com/services/", "T0123/B0456/", MIXED),
                        " now",
                        "slack_webhook"),
                sample("maps ", joined("AI", "za", "Sy", MIXED, "abcdefghij_-k"), " end", "google_key"),
                sample("oauth ", joined("GOC", "SPX-", MIXED, "-_x"), " end", "google_secret"),
                sample("pay ", joined("sk", "_live_", MIXED, "abcd"), " end", "stripe_key"),
                sample("pay ", joined("rk", "_live_", MIXED), " end", "stripe_key"),
                sample("model from ", joined("hf", "_", MIXED, "abcdefghijklmn"), " end", "huggingface_token"),
                sample("publish ", joined("np", "m_", MIXED, "abcdefghij012345"), " end", "npm_token"),
                sample("upload ", joined("py", "pi-", "AgEIcHlwaS5vcmc", MIXED, LOWER), " end", "pypi_token"),
                sample("fast ", joined("gs", "k_", MIXED, LOWER), " end", "groq_key"),
                sample("token ", joined("ey", "JhbGciOiJIUzI1NiJ9", ".", MIXED, ".", LOWER, "-_"), " end", "jwt"),
                sample("(", joined("ey", "JhbGciOiJub25lIn0", ".", MIXED), ").", "jwt"));
    }

    static List<Sample> privateKeys() {
        String begin = joined("-----BEGIN ", "PRIVATE KEY", "-----");
        String end = joined("-----END ", "PRIVATE KEY", "-----");
        String rsaBegin = joined("-----BEGIN RSA ", "PRIVATE KEY", "-----");
        String rsaEnd = joined("-----END RSA ", "PRIVATE KEY", "-----");
        String line = joined(MIXED, LOWER, MIXED, "/+zz");
        return List.of(
                sample("key:\n", joined(begin, "\n", line, "\n", line, "\nabc=\n", end), "\nthanks", "private_key"),
                sample("{\"pem\": \"", joined(begin, "\\n", line, "\\nQQ==\\n", end), "\\n\"}", "private_key"),
                sample("", joined(rsaBegin, "\r\n", line, "\r\n", rsaEnd), "\r\n", "private_key"),
                sample(
                        "",
                        joined(
                                rsaBegin,
                                "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00FF\n\n",
                                line,
                                "\n",
                                rsaEnd),
                        " and text",
                        "private_key"),
                sample("cut: ", joined(begin, "\n", line, "\n", line, "\nab=="), "\nand that was it", "private_key"),
                sample("cut: ", joined(begin, "\n", line), "", "private_key"),
                sample(
                        "",
                        joined(rsaBegin, "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00FF\n\n", line, "\n", line),
                        "\n\nThat is all I have.",
                        "private_key"),
                sample(
                        "gpg ",
                        joined(
                                "-----BEGIN PGP ",
                                "PRIVATE KEY",
                                " BLOCK-----\nVersion: 1\n\n",
                                line,
                                "\n=abcd\n-----END PGP ",
                                "PRIVATE KEY",
                                " BLOCK-----"),
                        " end",
                        "private_key"));
    }

    static List<Sample> credentials() {
        String basic = joined("dXNlcjpo", "dW50ZXIy");
        return List.of(
                sample("Authorization: Bearer ", joined(LOWER, "abc"), "\nAccept: */*", "authorization"),
                sample("authorization: bearer ", "opaquetoken", "", "authorization"),
                sample("curl -H 'Authorization: Basic ", basic, "' https://example.org", "authorization"),
                sample("{\"Authorization\": \"Bearer ", joined(LOWER, ".x"), "\"}", "authorization"),
                sample("Proxy-Authorization: Digest ", LOWER, "", "authorization"),
                sample("Authorization: ", joined(HEX), "", "authorization"),
                sample("send Bearer ", joined(LOWER, "=="), " with it", "bearer_token"),
                sample("it says bearer ", LOWER, ".", "bearer_token"),
                sample("header Basic ", basic, ", they said", "basic_credentials"),
                sample("at https://ada:", "hunter2", "@example.org/x", "url_password"),
                sample("postgres://app:", "p:w@d", "@db.internal:5432/main", "url_password"),
                sample("mongodb+srv://root:", "password", "@cluster0.example.net", "url_password"),
                sample("redis://:", "s3cr3t", "@cache:6379/0", "url_password"));
    }

    static List<Sample> programs() {
        return List.of(
                sample("password=", "hunter2", "", "password"),
                sample("DB_PASSWORD=", "hunter2", "\nDB_HOST=localhost", "password"),
                sample("export MYSQL_PWD='", "correct horse", "'", "password"),
                sample("{\"user\": \"ada\", \"password\": \"", "hunter 2\\\"x", "\", \"port\": 1}", "password"),
                sample("{'passwd':'", "hunter2", "'}", "password"),
                sample("\"{\\\"password\\\": \\\"", "hunter2", "\\\"}\"", "password"),
                sample("config[\"password\"] = \"", "hunter2", "\"", "password"),
                sample("Server=db;Uid=app;Pwd=", "hunter2", ";Port=1", "password"),
                sample("spring.datasource.password=", "swordfish", "", "password"),
                sample("dbPassword := \"", "swordfish", "\"", "password"),
                sample("<password>", "swordfish", "</password>", "password"),
                sample("mysql --password=", "swordfish", " -h db", "password"),
                sample("mysql --password ", "swordfish", " --host db", "password"),
                sample("client_secret: ", "swordfish", "", "secret"),
                sample("clientSecret=", joined(LOWER, "~x"), "&grant=1", "secret"),
                sample("secret = ", "love", "", "secret"),
                sample("{\"secret\": \"", "love", "\"}", "secret"),
                sample(
                        "aws_secret_access_key = ",
                        joined("wJalr", "XUtn", "/K7MDENG", "/bPxRfi", LOWER),
                        "\n",
                        "secret"),
                sample("token=", LOWER, "&page=2", "token"),
                sample("\"access_token\": \"", LOWER, "\"", "token"),
                sample("refreshToken => \"", LOWER, "\"", "token"),
                sample("api_key=", "abcdef", "", "api_key"),
                sample("apiKey: '", LOWER, "'", "api_key"),
                sample("x-api-key: ", LOWER, "", "api_key"),
                sample("AccountKey=", joined(MIXED, LOWER, "=="), ";", "api_key"));
    }

    static List<Sample> prose() {
        return List.of(
                sample("my password is ", "hunter2", "", "password"),
                sample("My password is ", "hunter2", ", don't tell", "password"),
                sample("the password is ", "swordfish", ".", "password"),
                sample("The password for the wifi is ", "gr8Coffee!", " by the way", "password"),
                sample("our passphrase was \"", "correct horse battery staple", "\"", "password"),
                sample("the new password will be ", "Tr0ub4dor&3", " from Monday", "password"),
                sample("Password: ", "hunter2", "\nUser: ada", "password"),
                sample("I set the password to ", "hunter2", " yesterday", "password"),
                sample("use password ", "hunter2", " to log in", "password"),
                sample("the password to flat12 is ", "hunter2", "", "password"),
                sample("pw: ", "hunter2", "", "password"),
                sample("password : ", "swordfish", "", "password"),
                sample("passcode: ", "4711", "", "password"),
                sample("the api key is ", LOWER, "", "api_key"),
                sample("API key: ", LOWER, " and so on", "api_key"),
                sample("the token is ", LOWER, ".", "token"),
                sample("Token: ", LOWER, "", "token"),
                sample("the secret is ", "x9!k2#", "", "secret"));
    }
}
