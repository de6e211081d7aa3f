import { printBeijing } from '../../kit/beijing-time.ts';

/** `2026-11-23T08:12:00+08:00`, whatever the time zone of this process is. */
export function printIso(atMs: number): string {
  return `${printBeijing(atMs).replace(' ', 'T')}+08:00`;
}
