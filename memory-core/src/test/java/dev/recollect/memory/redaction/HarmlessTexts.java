// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

import java.util.List;
import java.util.stream.Stream;

/** Texts that speak of secrets, or look a little like some, and hold none. */
final class HarmlessTexts {
    private HarmlessTexts() {}

    static List<String> all() {
        return Stream.of(aboutPasswords(), aboutTokensAndKeys(), likeSecrets())
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> aboutPasswords() {
        return List.of(
                "",
                "The meeting is at five.",
                "the password policy is strict",
                "The password is case-sensitive.",
                "my password is wrong",
                "My password is too weak, they say.",
                "the password must be at least 8 characters long",
                "Password: must be at least 8 characters",
                "Password: required",
                "password:",
                "change the password to something else",
                "reset your password to continue",
                "a password 8 characters long",
                "password=",
                "I forgot my password again and I hate everything about this",
                "Is the password not working?",
                "password reset is needed: ask Zoë",
                "passwords: never write them down",
                "bypass: yes",
                "A password manager is a good idea.");
    }

    private static List<String> aboutTokensAndKeys() {
        return List.of(
                "bearer of bad news",
                "the ring bearer walked slowly down the aisle",
                "Bearer authentication is described in RFC 6750",
                "basic idea",
                "Basic understanding is enough",
                "the basic principles: simple and few",
                "Authorization: required",
                "authorization is a matter of policy",
                "Authorization: Basic understanding of the rules is needed",
                "token ring",
                "the token is opaque",
                "Token: a unit of text",
                "max_tokens=4096",
                "token_count: 512",
                "{\"token\": \"the\"}",
                "tokens: 12, words: 9",
                "token = parser.current.token",
                "the tokenizer: it splits words",
                "secret: love",
                "The secret is out.",
                "My secret is that I love winter",
                "secretary: Mrs Smith",
                "The Secret Garden: a novel",
                "an open secret",
                "the key is under the mat",
                "key: value",
                "API key: see the wiki",
                "the api key is missing",
                "api_key=os.environ[\"KEY\"]",
                "password = getPassword()",
                "password=${DB_PASSWORD}",
                "password: <your password>",
                "password=$DB_PASSWORD",
                "password=********",
                "password: null",
                "{\"password\": \"string\"}",
                "{\"password\": null, \"token\": \"\"}",
                "if (password == other) {",
                "--password is the option to use");
    }

    private static List<String> likeSecrets() {
        return List.of(
                "sk-learn is a library",
                "the css class sk-cube-grid-wrapper",
                "sk-ant-colony-simulation is a repository",
                "pip install hf_transfer",
                "set npm_config_registry to nothing",
                "AKIA is how such ids begin",
                "a number like AKIAQ2 is too short",
                "https://example.org/path?q=1#frag",
                "https://ada@example.org/inbox",
                "mailto:ada@example.org: write to me",
                "see http://localhost:8080/@user/status",
                "ratio 3:4@noon",
                "-----BEGIN CERTIFICATE-----\nMIIBsjCCAVmgAwIBAgI\n-----END CERTIFICATE-----",
                "A key begins with -----BEGIN PRIVATE KEY----- and ends with -----END PRIVATE KEY-----.",
                "the line -----BEGIN RSA PRIVATE KEY----- opens it",
                "eyJ is how they begin",
                "commit 4b825dc642cb6eb9a060e54bf8d69288fbee4904",
                "id 123e4567-e89b-12d3-a456-426614174000",
                "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "[REDACTED:token] was here, and password=[REDACTED:password]",
                "パスワードは秘密です。 密码 пароль");
    }
}
