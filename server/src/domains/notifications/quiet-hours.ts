import { dayMs, hongKongMidnight, type InstantMs, minuteMs } from '#base';

/** In minutes since midnight in Hong Kong; the same twice is no quiet hours at all. */
export interface QuietHours {
  readonly fromMinute: number;
  readonly untilMinute: number;
}

/** When the quiet hours are over, or now where they have not begun. They may pass midnight. */
export function endOfQuiet({ fromMinute, untilMinute }: QuietHours, nowMs: InstantMs): InstantMs {
  const midnight = hongKongMidnight(nowMs);
  const minute = (nowMs - midnight) / minuteMs;
  const passesMidnight = fromMinute > untilMinute;
  const isQuiet = passesMidnight
    ? minute >= fromMinute || minute < untilMinute
    : minute >= fromMinute && minute < untilMinute;
  if (!isQuiet) return nowMs;
  const isTomorrow = passesMidnight && minute >= fromMinute;
  return midnight + untilMinute * minuteMs + (isTomorrow ? dayMs : 0);
}
