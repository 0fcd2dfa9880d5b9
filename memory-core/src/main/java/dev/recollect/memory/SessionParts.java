// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.narrative.ConsolidationRounds;
import dev.recollect.memory.narrative.Consolidator;
import dev.recollect.memory.session.SessionPolicy;
import java.util.Optional;

/** What deals with sessions: when they begin and end, how they are told, and whether that is done by itself. */
record SessionParts(SessionPolicy policy, Consolidator consolidator, Optional<ConsolidationRounds> rounds) {}
