/** The server's time on a phone whose own clock may be wrong. */
export interface ServerClock {
  nowMs(): number;
  /** Called with the server's `now` when an answer has just come. */
  learn(nowIso: string): void;
}

/**
 * Keeps how far the server is ahead. What the answer took on its way makes it late by at most the
 * time of one answer, which no countdown of ours is fine enough to show.
 */
export function openServerClock(deviceNowMs: () => number): ServerClock {
  let aheadMs = 0;
  return {
    nowMs: () => deviceNowMs() + aheadMs,
    learn(nowIso) {
      const serverMs = Date.parse(nowIso);
      if (Number.isFinite(serverMs)) aheadMs = serverMs - deviceNowMs();
    },
  };
}
