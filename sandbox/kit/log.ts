export type Log = (what: string, facts?: Record<string, unknown>) => void;

/** One JSON line per event on stderr; stdout belongs to the ready line alone. */
export function openLog(program: string): Log {
  return (what, facts = {}) => {
    const line = { at: new Date().toISOString(), program, what, ...facts };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  };
}
