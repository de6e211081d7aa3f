/**
 * The ports of this machine at which what was started listens, found in what is told of it: in
 * addresses, and where a port stands by itself. Webhooks of the demo may go to this machine, but
 * nobody can have us call ourselves or our database by them.
 */
export function ownPortsIn(...told: readonly unknown[]): number[] {
  const text = JSON.stringify(told);
  const named = text.matchAll(
    /(?:"(?:smpp|smtp)?[pP]ort":|(?:localhost|127\.0\.0\.1|::1\]):)(\d+)/g,
  );
  return [...new Set([...named].map(([, port]) => Number(port)))].sort((one, other) => one - other);
}
